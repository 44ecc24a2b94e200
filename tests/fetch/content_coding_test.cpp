#include "fetch/content_coding.h"

#include <brotli/encode.h>
#include <gtest/gtest.h>
#include <libdeflate.h>
#include <zstd.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tidings::fetch {
namespace {

constexpr std::size_t enough = 4096;  // bytes more than the text, for everything that is packed here
const std::string text = "Children are safer when grown-ups listen to children.";
const std::string bomb(4U << 20, ' ');
const std::vector<std::string> all_codings{"gzip", "deflate", "br", "zstd"};

// That do not shrink to next to nothing.
std::string many_words() {
    std::string words;
    for (unsigned number = 1; words.size() < 300'000; number = number * 75 % 65537)
        words += std::to_string(number) + ' ';
    return words;
}

Url from() { return *Url::parse("https://ngo.example/feed"); }

using Deflate = std::size_t (*)(libdeflate_compressor*, const void*, std::size_t, void*, std::size_t);

std::string deflated(Deflate format, std::string_view bytes) {
    struct Free {
        void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
    };
    constexpr int best = 12;
    const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(best));
    std::string packed(bytes.size() + enough, '\0');
    packed.resize(format(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    return packed;
}

std::string packed_as(std::string_view coding, std::string_view bytes) {
    if (coding == "gzip") return deflated(libdeflate_gzip_compress, bytes);
    if (coding == "deflate") return deflated(libdeflate_zlib_compress, bytes);
    std::string packed(bytes.size() + enough, '\0');
    std::size_t size = packed.size();
    if (coding == "br")
        BrotliEncoderCompress(BROTLI_DEFAULT_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                              reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                              reinterpret_cast<std::uint8_t*>(packed.data()));
    else
        size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), ZSTD_CLEVEL_DEFAULT);
    packed.resize(size);
    return packed;
}

TEST(ContentCoding, IsTakenOffWhateverItIs) {
    for (const std::string& coding : all_codings) {
        SCOPED_TRACE(coding);
        EXPECT_EQ(*decode(packed_as(coding, text), coding, from()), text);
        EXPECT_EQ(*decode(packed_as(coding, bomb), coding, from()), bomb);
        EXPECT_EQ(*decode(packed_as(coding, ""), coding, from()), "");
    }
}

TEST(ContentCoding, IsTakenOffUnderItsOldNameAndWithoutItsWrapping) {
    EXPECT_EQ(*decode(packed_as("gzip", text), "x-gzip", from()), text);
    EXPECT_EQ(*decode(deflated(libdeflate_deflate_compress, text), "deflate", from()), text);
}

TEST(ContentCoding, IsTakenOffTheLastOneFirst) {
    EXPECT_EQ(*decode(packed_as("zstd", packed_as("gzip", text)), "gzip,zstd", from()), text);
}

TEST(ContentCoding, IsReadFromAllHeadersThatNameOne) {
    const HttpResponse response{
        200, {{"content-encoding", "GZIP"}, {"content-encoding", " br ,\tZstd"}}, "", from(), {}};
    EXPECT_EQ(codings_of(response), "gzip,br,zstd");
}

TEST(ContentCoding, OfSeveralMembersIsOneContent) {
    const std::string members = packed_as("gzip", text) + packed_as("gzip", bomb) + packed_as("gzip", text);
    EXPECT_EQ(*decode(members, "gzip", from()), text + bomb + text);
    EXPECT_EQ(*decode(packed_as("gzip", text) + std::string(8, '\0'), "gzip", from()), text) << "padding";
    EXPECT_EQ(*decode(packed_as("zstd", text) + packed_as("zstd", text), "zstd", from()), text + text);
}

TEST(ContentCoding, ThatSwellsBeyondTheLimitIsRefused) {
    for (const std::string& coding : all_codings) {
        SCOPED_TRACE(coding);
        const auto result = decode(packed_as(coding, bomb), coding, from(), {.decoded_bytes = 1U << 20});
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, Code::refused);
        EXPECT_EQ(result.error().message, "The decompressed body from ngo.example is larger than 1 MiB");
    }
}

TEST(ContentCoding, MayFillTheLimitToTheLastByte) {
    for (const std::string& coding : all_codings) {
        SCOPED_TRACE(coding);
        EXPECT_TRUE(decode(packed_as(coding, bomb), coding, from(), {.decoded_bytes = bomb.size()}));
        EXPECT_FALSE(decode(packed_as(coding, bomb), coding, from(), {.decoded_bytes = bomb.size() - 1}));
    }
}

TEST(ContentCoding, OfABombInABombIsRefused) {
    const std::string packed = packed_as("gzip", packed_as("gzip", bomb));
    EXPECT_FALSE(decode(packed, "gzip,gzip", from(), {.decoded_bytes = 1U << 20}));
}

TEST(ContentCoding, OfABodyThatWasCutOffLeavesWhatCame) {
    for (const std::string& coding : all_codings) {
        SCOPED_TRACE(coding);
        std::string cut = packed_as(coding, many_words());
        cut.resize(cut.size() / 2);
        const auto beginning = decode(cut, coding, from());
        ASSERT_TRUE(beginning);
        EXPECT_TRUE(many_words().starts_with(*beginning));
        EXPECT_GT(beginning->size(), many_words().size() / 8);
        EXPECT_FALSE(decode(cut, coding, from(), {.decoded_bytes = beginning->size() - 1})) << "the limit";
    }
}

TEST(ContentCoding, NeedsNoTrailer) {
    const std::string members = packed_as("gzip", text) + packed_as("gzip", many_words());
    for (const std::size_t missing : {1U, 4U, 8U})
        EXPECT_EQ(*decode(members.substr(0, members.size() - missing), "gzip", from()), text + many_words());
    const std::string wrapped = packed_as("deflate", text);
    EXPECT_EQ(*decode(wrapped.substr(0, wrapped.size() - 4), "deflate", from()), text);
}

TEST(ContentCoding, WithATrailerThatIsWrongIsDamaged) {
    std::string packed = packed_as("gzip", text);
    packed[packed.size() - 6] ^= 1;
    EXPECT_FALSE(decode(packed, "gzip", from()));
}

TEST(ContentCoding, NeedsNoLabelIfItIsGzip) {
    const std::string packed = packed_as("gzip", text);
    EXPECT_EQ(*decode(packed, "", from()), text);
    EXPECT_EQ(*decode(packed_as("gzip", packed), "gzip", from()), text) << "twice, labelled once";
    EXPECT_EQ(*decode(packed_as("br", packed), "br", from()), text);
    EXPECT_FALSE(decode(packed_as("gzip", packed_as("gzip", bomb)), "", from(), {.decoded_bytes = 1U << 20}));
}

TEST(ContentCoding, OfPlainTextIsALabelAlone) {
    const std::string utf_16("\xFF\xFE<\0r\0", 6);
    for (const std::string& coding : all_codings)
        for (const std::string& plain : {std::string("<rss/>"), std::string(" \n{\"version\":1}"),
                                         std::string("\xEF\xBB\xBF<feed/>"), utf_16})
            EXPECT_EQ(*decode(plain, coding, from()), plain) << coding;
}

TEST(ContentCoding, ThatIsDamagedIsNamed) {
    for (const std::string& coding : all_codings) {
        SCOPED_TRACE(coding);
        for (const std::string& wrong : {std::string("not packed at all"), std::string()}) {
            const auto result = decode(wrong, coding, from());
            ASSERT_FALSE(result);
            EXPECT_EQ(result.error().code, Code::unavailable);
            EXPECT_EQ(result.error().message, "ngo.example sent a body that cannot be decompressed");
        }
    }
}

TEST(ContentCoding, ThatNobodyAskedForIsLeftOn) {
    EXPECT_EQ(*decode(text, "utf-8", from()), text);
    EXPECT_EQ(*decode(packed_as("gzip", text), "gzip,identity", from()), text);
    EXPECT_EQ(*decode(packed_as("gzip", text), "aws-chunked,gzip", from()), text);
}

TEST(ContentCoding, InMoreLayersThanAnybodyNeedsIsRefused) {
    std::string packed = text;
    for (int layer = 0; layer < 5; ++layer) packed = packed_as("gzip", packed);
    EXPECT_FALSE(decode(packed, "gzip,gzip,gzip,gzip,gzip", from()));
    EXPECT_FALSE(decode(packed, "", from()));
}

}  // namespace
}  // namespace tidings::fetch
