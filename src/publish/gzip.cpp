#include "publish/gzip.h"

#include <zlib.h>

#include <new>

namespace tidings::publish {

std::string gzip(std::string_view bytes) {
    constexpr int gzip_format = 16, largest_window = 15, best_memory = 9;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, largest_window + gzip_format, best_memory,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    // zlib never writes through next_in; its type is older than const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);  // the bound above leaves room for all of it
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace tidings::publish
