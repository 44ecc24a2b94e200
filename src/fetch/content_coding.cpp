#include "fetch/content_coding.h"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "fetch/transfer_error.h"
#include "text/ascii.h"

namespace tidings::fetch {
namespace {

enum class Fault { damaged, too_large };

// What came out of one coding, or why nothing did.
struct Decoded {
    std::string bytes{};
    std::optional<Fault> fault{};
};

Decoded damaged() { return {{}, Fault::damaged}; }
Decoded too_large() { return {{}, Fault::too_large}; }

constexpr std::size_t fewest_bytes = 4096;  // of room to decode into

// A format of libdeflate, which decodes into memory that is large enough or not at all.
using Inflate = libdeflate_result (*)(libdeflate_decompressor*, const void*, std::size_t, void*, std::size_t,
                                      std::size_t*, std::size_t*);

// One stream at the head of `packed`, which loses it, to the end of `bytes`.
std::optional<Fault> inflate_one(libdeflate_decompressor* decompressor, Inflate inflate,
                                 std::string_view& packed, std::string& bytes, std::size_t room,
                                 std::size_t most) {
    const std::size_t before = bytes.size();
    while (true) {
        room = std::min(room, most - before);
        bytes.resize(before + room);
        std::size_t taken = 0, made = 0;
        const libdeflate_result result =
            inflate(decompressor, packed.data(), packed.size(), bytes.data() + before, room, &taken, &made);
        if (result == LIBDEFLATE_SUCCESS) {
            packed.remove_prefix(taken);
            bytes.resize(before + made);
            return std::nullopt;
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return Fault::damaged;
        if (room == most - before) return Fault::too_large;
        room *= 2;
    }
}

struct FreeDeflate {
    void operator()(libdeflate_decompressor* decompressor) const {
        libdeflate_free_decompressor(decompressor);
    }
};
using Decompressor = std::unique_ptr<libdeflate_decompressor, FreeDeflate>;

Decompressor make_decompressor() {
    Decompressor decompressor(libdeflate_alloc_decompressor());
    if (!decompressor) throw std::bad_alloc();
    return decompressor;
}

// How many bytes a gzip file of one member says that it holds, below 4 GiB (RFC 1952 section 2.3.1).
std::size_t announced_bytes(std::string_view packed) {
    std::uint32_t size = 0;
    for (int byte = 1; byte <= 4 && packed.size() >= 4; ++byte)
        size = size << 8 | static_cast<unsigned char>(packed[packed.size() - static_cast<std::size_t>(byte)]);
    return size;
}

// What zlib makes of a stream that libdeflate refuses, because it takes only whole ones: the bytes before the
// stream breaks off, be it in its trailer. `window_bits` are zlib's, and say which wrapping it has.
Decoded inflate_beginning(std::string_view packed, int window_bits, std::size_t most) {
    struct End {
        void operator()(z_stream* stream) const { inflateEnd(stream); }
    };
    z_stream stream{};
    if (inflateInit2(&stream, window_bits) != Z_OK) throw std::bad_alloc();
    const std::unique_ptr<z_stream, End> end(&stream);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::array<char, 16 * fewest_bytes> buffer{};
    Decoded decoded;
    for (int status = Z_OK; status == Z_OK;) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        status = ::inflate(&stream, Z_NO_FLUSH);
        const std::size_t made = buffer.size() - stream.avail_out;
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return damaged();
        if (made > most - decoded.bytes.size()) return too_large();
        decoded.bytes.append(buffer.data(), made);
    }
    return decoded.bytes.empty() ? damaged() : decoded;
}

constexpr std::string_view gzip_magic("\x1F\x8B", 2);
constexpr int gzip_wrapping = 16 + MAX_WBITS, zlib_wrapping = MAX_WBITS, no_wrapping = -MAX_WBITS;

// Members one after the other are one content (RFC 1952 section 2.2); what follows and is none is padding.
Decoded gunzip(std::string_view packed, std::size_t most) {
    const Decompressor decompressor = make_decompressor();
    std::size_t room = std::max(announced_bytes(packed), fewest_bytes);
    Decoded decoded;
    do {
        const std::size_t before = decoded.bytes.size();
        decoded.fault =
            inflate_one(decompressor.get(), libdeflate_gzip_decompress_ex, packed, decoded.bytes, room, most);
        if (decoded.fault == Fault::damaged) {
            Decoded last = inflate_beginning(packed, gzip_wrapping, most - before);
            decoded.bytes.resize(before);
            return last.fault ? last : Decoded{std::move(decoded.bytes) + last.bytes};
        }
        if (decoded.fault) return {{}, decoded.fault};
        room = fewest_bytes;
    } while (packed.starts_with(gzip_magic));
    return decoded;
}

// In zlib's wrapping as HTTP has it, or bare as some servers send it (RFC 9110 section 8.4.1.2).
Decoded inflate(std::string_view packed, std::size_t most) {
    constexpr std::size_t usual_growth = 4;
    const Decompressor decompressor = make_decompressor();
    const std::size_t room = std::max(usual_growth * packed.size(), fewest_bytes);
    Decoded decoded;
    for (const Inflate format : {libdeflate_zlib_decompress_ex, libdeflate_deflate_decompress_ex}) {
        std::string_view rest = packed;
        decoded.bytes.clear();
        decoded.fault = inflate_one(decompressor.get(), format, rest, decoded.bytes, room, most);
        if (decoded.fault != Fault::damaged) return decoded;
    }
    decoded = inflate_beginning(packed, zlib_wrapping, most);
    return decoded.fault == Fault::damaged ? inflate_beginning(packed, no_wrapping, most) : decoded;
}

Decoded unbrotli(std::string_view packed, std::size_t most) {
    struct Free {
        void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
    };
    const std::unique_ptr<BrotliDecoderState, Free> state(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
    if (!state) throw std::bad_alloc();
    const auto* next = reinterpret_cast<const std::uint8_t*>(packed.data());
    std::size_t left = packed.size();
    Decoded decoded;
    while (true) {
        std::size_t room = 0;
        const BrotliDecoderResult result =
            BrotliDecoderDecompressStream(state.get(), &left, &next, &room, nullptr, nullptr);
        std::size_t made = 0;
        const std::uint8_t* output = BrotliDecoderTakeOutput(state.get(), &made);
        if (made > most - decoded.bytes.size()) return too_large();
        decoded.bytes.append(reinterpret_cast<const char*>(output), made);
        if (result == BROTLI_DECODER_RESULT_SUCCESS) return decoded;
        if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)  // cut off
            return decoded.bytes.empty() ? damaged() : decoded;
        if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return damaged();
    }
}

Decoded unzstd(std::string_view packed, std::size_t most) {
    struct Free {
        void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
    };
    constexpr int largest_window = 23;  // a power of two: 8 MiB (RFC 9659 section 3)
    const std::unique_ptr<ZSTD_DStream, Free> stream(ZSTD_createDStream());
    if (!stream) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, largest_window);
    std::vector<char> buffer(ZSTD_DStreamOutSize());
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    Decoded decoded;
    for (std::size_t to_come = 1; to_come != 0 || in.pos < in.size;) {
        ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
        const std::size_t before = in.pos;
        to_come = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(to_come) != 0) return damaged();
        if (out.pos > most - decoded.bytes.size()) return too_large();
        decoded.bytes.append(buffer.data(), out.pos);
        if (to_come != 0 && out.pos == 0 && in.pos == before)  // cut off
            return decoded.bytes.empty() ? damaged() : decoded;
    }
    return decoded;
}

Decoded identity(std::string_view bytes, std::size_t) { return {std::string(bytes)}; }

using Decode = Decoded (*)(std::string_view packed, std::size_t most);

Decode decoder_of(std::string_view coding) {
    struct Named {
        std::string_view name;
        Decode decode;
    };
    constexpr std::array decoders{Named{"gzip", gunzip},     Named{"x-gzip", gunzip},
                                  Named{"deflate", inflate}, Named{"br", unbrotli},
                                  Named{"zstd", unzstd},     Named{"identity", identity}};
    const auto* const found = std::ranges::find(decoders, coding, &Named::name);
    return found == decoders.end() ? nullptr : found->decode;
}

// Whether these bytes are the beginning of XML, HTML or JSON after all, in an encoding that has ASCII in it.
bool is_plain_text(std::string_view bytes) {
    constexpr std::string_view before_text(" \t\r\n\xEF\xBB\xBF\xFE\xFF\0", 10);  // blanks, byte order marks
    const std::size_t first = bytes.find_first_not_of(before_text);
    return first != std::string_view::npos &&
           std::string_view("<{[").find(bytes[first]) != std::string_view::npos;
}

// Takes off one coding. Text that only claims to be in it is left as it is.
std::optional<Fault> take_off(Decode decode_one, std::string& body, std::size_t most) {
    Decoded decoded = decode_one(body, most);
    if (decoded.fault == Fault::damaged && is_plain_text(body)) return std::nullopt;
    if (!decoded.fault) body = std::move(decoded.bytes);
    return decoded.fault;
}

Error fault_of(Fault fault, const Url& from, const Limits& limits) {
    TransferFailure failure{.url = from};
    failure.code = CURLE_BAD_CONTENT_ENCODING;
    if (fault == Fault::too_large) failure.broken = TransferFailure::Broken::decoded_bytes;
    return explain(failure, limits);
}

}  // namespace

std::string codings_of(const HttpResponse& response) {
    std::string codings;
    const auto [first, end] = response.headers.equal_range("content-encoding");
    for (auto header = first; header != end; ++header)
        codings += (codings.empty() ? "" : ",") + lower_ascii(header->second);
    std::erase_if(codings, [](char c) { return c == ' ' || c == '\t'; });
    return codings;
}

Result<std::string> decode(std::string body, std::string_view codings, const Url& from,
                           const Limits& limits) {
    constexpr int most_codings = 4;
    for (int count = 0;; ++count) {
        const std::size_t last = codings.rfind(',') + 1;  // 0 if there is but one
        Decode decode_one = decoder_of(codings.substr(last));
        const bool is_labelled = decode_one != nullptr;
        if (!is_labelled && body.starts_with(gzip_magic)) decode_one = gunzip;
        if (decode_one == nullptr) return body;
        const std::optional<Fault> fault =
            count == most_codings ? Fault::damaged : take_off(decode_one, body, limits.decoded_bytes);
        if (fault) return fault_of(*fault, from, limits);
        if (is_labelled) codings = codings.substr(0, last == 0 ? 0 : last - 1);
    }
}

}  // namespace tidings::fetch
