#include "fetch/unpack.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace tidings::fetch {
namespace {

struct Free {
    void operator()(libdeflate_decompressor* unpacker) const { libdeflate_free_decompressor(unpacker); }
};
using Unpacker = std::unique_ptr<libdeflate_decompressor, Free>;

constexpr std::size_t smallest_stream = 18;

// Its last four bytes say how many bytes a stream holds. Deflate makes them at most 1,032 times fewer, so a
// lie costs no more than that; and room for one too many, so that a stream of `limit` bytes is not too large.
std::size_t likely_size(std::string_view packed, std::size_t limit) {
    constexpr std::size_t highest_ratio = 1032;
    const std::string_view last = packed.substr(packed.size() - 4);
    std::size_t said = 0;
    for (std::size_t i = 0; i < last.size(); ++i)
        said |= std::size_t{static_cast<unsigned char>(last[i])} << (8 * i);
    return std::min({said, highest_ratio * packed.size(), limit}) + 1;
}

bool begins_member(std::string_view packed) {
    return packed.size() >= smallest_stream && packed.starts_with("\x1F\x8B");
}

// Where the whole stream is at hand nothing is quicker. Unpacking::damaged also for a stream that is cut off.
Unpacking unpack_whole(std::string_view packed, std::size_t limit, std::string& bytes) {
    const Unpacker unpacker(libdeflate_alloc_decompressor());
    if (!unpacker) throw std::bad_alloc();
    bytes.resize(likely_size(packed, limit));
    std::size_t filled = 0;
    do {
        std::size_t taken = 0;
        std::size_t made = 0;
        const libdeflate_result result =
            libdeflate_gzip_decompress_ex(unpacker.get(), packed.data(), packed.size(), bytes.data() + filled,
                                          bytes.size() - filled, &taken, &made);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
            if (bytes.size() > limit) return Unpacking::too_large;
            bytes.resize(std::min(2 * bytes.size(), limit + 1));
            continue;
        }
        if (result != LIBDEFLATE_SUCCESS) return Unpacking::damaged;
        filled += made;
        packed.remove_prefix(taken);
        if (filled > limit) return Unpacking::too_large;
    } while (begins_member(packed));
    bytes.resize(filled);
    return Unpacking::done;
}

// Byte by byte as it comes, for what unpack_whole cannot do.
Unpacking unpack_beginning(std::string_view packed, std::size_t limit, std::string& bytes) {
    constexpr int gzip_format = 15 + 16;
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    if (inflateInit2(&stream, gzip_format) != Z_OK) throw std::bad_alloc();
    bytes.clear();
    std::array<char, 16384> part;
    int code = Z_OK;
    while (code == Z_OK && bytes.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        code = inflate(&stream, Z_NO_FLUSH);
        bytes.append(part.data(), part.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (bytes.size() > limit) return Unpacking::too_large;
    return code == Z_STREAM_END || code == Z_BUF_ERROR ? Unpacking::done : Unpacking::damaged;
}

}  // namespace

Unpacking unpack_gzip(std::string_view packed, std::size_t limit, std::string& bytes) {
    const Unpacking whole = begins_member(packed) ? unpack_whole(packed, limit, bytes) : Unpacking::damaged;
    return whole == Unpacking::damaged ? unpack_beginning(packed, limit, bytes) : whole;
}

}  // namespace tidings::fetch
