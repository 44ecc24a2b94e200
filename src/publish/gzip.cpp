#include "publish/gzip.h"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace tidings::publish {

std::string gzip(std::string_view bytes) {
    constexpr int level = 9;
    struct Free {
        void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
    };
    const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(level));
    if (!compressor) throw std::bad_alloc();
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
    out.resize(
        libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

bool is_gzip_of(std::string_view packed, std::string_view bytes) {
    struct Free {
        void operator()(libdeflate_decompressor* decompressor) const {
            libdeflate_free_decompressor(decompressor);
        }
    };
    const std::unique_ptr<libdeflate_decompressor, Free> decompressor(libdeflate_alloc_decompressor());
    if (!decompressor) throw std::bad_alloc();
    std::string held(bytes.size(), '\0');
    std::size_t size = 0;
    const libdeflate_result result = libdeflate_gzip_decompress(
        decompressor.get(), packed.data(), packed.size(), held.data(), held.size(), &size);
    return result == LIBDEFLATE_SUCCESS && size == bytes.size() && held == bytes;
}

}  // namespace tidings::publish
