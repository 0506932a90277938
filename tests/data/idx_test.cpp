// SPDX-License-Identifier: BSL-1.0
#include "staticnn/data/idx.hpp"

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "expect_error.hpp"
#include "idx_files.hpp"

namespace {
std::atomic<std::size_t> largest_allocation{0};
}

// Not inlined, or g++ takes the pairs of inlined `free` and not inlined `new` for a mistake.
__attribute__((noinline)) void* operator new(std::size_t size) {
    if (size > largest_allocation) largest_allocation = size;
    if (void* block = std::malloc(size != 0 ? size : 1)) return block;
    throw std::bad_alloc();
}
__attribute__((noinline)) void operator delete(void* block) noexcept { std::free(block); }
__attribute__((noinline)) void operator delete(void* block, std::size_t) noexcept { std::free(block); }

namespace staticnn {
namespace {

Bytes counting(Index size) {
    Bytes bytes(size);
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{1});
    return bytes;
}

/// Every test runs on a plain and on a packed file.
class Idx : public testing::TestWithParam<bool> {
protected:
    static bool is_packed() { return GetParam(); }
    std::string write(const Bytes& bytes) const {
        return folder_.write("file", is_packed() ? gzip(bytes) : bytes);
    }
    TemporaryFolder folder_;
};
INSTANTIATE_TEST_SUITE_P(Files, Idx, testing::Bool(),
                         [](const auto& kind) { return kind.param ? "Gzip" : "Plain"; });

TEST_P(Idx, IsReadAsItIs) {
    const Bytes values = counting(24);
    const IdxFile file = read_idx(write(idx_bytes({2, 3, 4}, values)));
    EXPECT_EQ(file.extents, (std::vector<Index>{2, 3, 4}));
    EXPECT_EQ(file.values, values);
}

TEST_P(Idx, IsReadWhenItIsLargerThanAnyBuffer) {
    const Bytes values = counting(3'000'001);
    EXPECT_EQ(read_idx(write(idx_bytes({3'000'001}, values))).values, values);
}

TEST_P(Idx, GivesImagesThatAreScaled) {
    const auto images = read_idx_images<6>(write(idx_bytes({4, 2, 3}, counting(24))));
    EXPECT_EQ(images.rows(), 4u);
    EXPECT_EQ(images.scale(), 1.0f / 255);
    EXPECT_EQ(images.view().row(1)[0], 7);
    EXPECT_EQ(read_idx_images<6>(write(idx_bytes({4, 2, 3, 1}, counting(24)))).rows(), 4u);
}

TEST_P(Idx, GivesLabels) {
    const std::string path = write(idx_bytes({3}, {2, 0, 1}));
    const auto labels = read_idx_labels<3>(path);
    EXPECT_EQ(labels.rows(), 3u);
    EXPECT_EQ(labels.view()[0], 2u);
    const auto of_many_classes = read_idx_labels<1000>(path);
    EXPECT_EQ(of_many_classes.view()[0], 2u);
    expect_error<DataError>([&] { read_idx_labels<2>(path); },
                            path + ": expected labels from 0 to 1 (2 classes), found 2 in row 0");
}

TEST_P(Idx, RefusesImagesOfAnotherKind) {
    const std::string images = write(idx_bytes({1, 32, 32}, counting(1024)));
    expect_error<DataError>([&] { read_idx_images<784>(images); },
                            images + ": expected images of 784 pixels, found extents of 1 x 32 x 32");
    expect_error<DataError>([&] { read_idx_labels<10>(images); },
                            images + ": expected labels (one dimension), found extents of 1 x 32 x 32");
    const std::string small =
        write(idx_bytes({4, 14, 14}, counting(784)));  // 784 values, but not in one image
    expect_error<DataError>([&] { read_idx_images<784>(small); },
                            small + ": expected images of 784 pixels, found extents of 4 x 14 x 14");
    const std::string labels = write(idx_bytes({784}, counting(784)));
    expect_error<DataError>([&] { read_idx_images<1>(labels); },
                            labels + ": expected images (count x height x width), found extents of 784");
}

TEST_P(Idx, RefusesOtherFiles) {
    const std::string text = write({'P', 'K', 3, 4, 5, 6});
    expect_error<DataError>(
        [&] { read_idx(text); },
        text + ": expected an IDX file, which begins with two zero bytes, found the bytes 80 and 75");
    const std::string almost = write({0, 1, 8, 1, 0, 0, 0, 1, 7});
    expect_error<DataError>(
        [&] { read_idx(almost); },
        almost + ": expected an IDX file, which begins with two zero bytes, found the bytes 0 and 1");
}

TEST_P(Idx, RefusesOtherTypesByName) {
    const std::vector<std::pair<std::uint8_t, std::string>> types = {
        {0x09, "signed bytes (0x09)"}, {0x0B, "16-bit integers (0x0B)"}, {0x0C, "32-bit integers (0x0C)"},
        {0x0D, "floats (0x0D)"},       {0x0E, "doubles (0x0E)"},         {0xF7, "an unknown type (0xF7)"}};
    for (const auto& [code, name] : types) {
        const std::string path = write(idx_bytes({1}, counting(8), code));
        expect_error<DataError>([&] { read_idx(path); },
                                path + ": expected unsigned bytes (0x08), found " + name);
    }
}

TEST_P(Idx, RefusesStrangeNumbersOfDimensions) {
    for (const std::size_t count : {std::size_t{0}, std::size_t{9}, std::size_t{255}}) {
        const std::string path = write(idx_bytes(std::vector<std::uint32_t>(count, 1), {1}));
        expect_error<DataError>([&] { read_idx(path); },
                                path + ": expected 1 to 8 dimensions, found " + std::to_string(count));
    }
    EXPECT_EQ(read_idx(write(idx_bytes({1, 1, 1, 1, 1, 1, 1, 2}, {1, 2}))).extents.size(), 8u);
}

TEST_P(Idx, RefusesExtentsThatCannotBe) {
    const auto sentence = [](const std::string& path, const std::string& extents) {
        return path + ": expected 1 to 4294967296 values, found extents of " + extents;
    };
    std::string path = write(idx_bytes({0, 28, 28}, {}));
    expect_error<DataError>([&] { read_idx(path); }, sentence(path, "0 x 28 x 28"));
    path = write(idx_bytes({60000, 0}, {}));
    expect_error<DataError>([&] { read_idx(path); }, sentence(path, "60000 x 0"));
    // The product is 2^64, which is 0 in 64 bits.
    path = write(idx_bytes({1u << 31, 1u << 31, 4}, {}));
    expect_error<DataError>([&] { read_idx(path); }, sentence(path, "2147483648 x 2147483648 x 4"));
    path = write(idx_bytes({0xFFFFFFFF, 2}, {}));
    expect_error<DataError>([&] { read_idx(path); }, sentence(path, "4294967295 x 2"));
}

TEST_P(Idx, RefusesWrongLengths) {
    const std::string path = write(idx_bytes({5, 2}, counting(9)));
    expect_error<DataError>([&] { read_idx(path); }, path + ": expected 10 values (5 x 2), found 9");
    write(idx_bytes({5, 2}, counting(11)));
    expect_error<DataError>([&] { read_idx(path); },
                            path + ": expected 10 values (5 x 2), found " + (is_packed() ? "more" : "11"));
    write(idx_bytes({5, 2}, {}));
    expect_error<DataError>([&] { read_idx(path); }, path + ": expected 10 values (5 x 2), found 0");
}

TEST_P(Idx, AllocatesForWhatComesAndNotForWhatIsAnnounced) {
    const std::string path = write(idx_bytes({0xFFFFFFFF}, counting(100)));
    largest_allocation = 0;
    expect_error<DataError>([&] { read_idx(path); },
                            path + ": expected 4294967295 values (4294967295), found 100");
    EXPECT_LE(largest_allocation, std::size_t{1} << 21);
}

TEST_P(Idx, RefusesEveryFileThatIsCutShort) {
    const Bytes plain = idx_bytes({4, 5}, counting(20));
    const Bytes whole = is_packed() ? gzip(plain) : plain;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto end = whole.begin() + static_cast<std::ptrdiff_t>(size);
        const std::string path = folder_.write("cut", Bytes(whole.begin(), end));
        EXPECT_THROW(read_idx(path), DataError) << size;
    }
}

TEST(IdxGzip, RefusesDamageOrReadsTheSame) {
    const Bytes values = counting(20);
    const Bytes whole = gzip(idx_bytes({4, 5}, values));
    const TemporaryFolder folder;
    int refused = 0;
    for (std::size_t position = 0; position < whole.size(); ++position) {
        for (const int change : {0x01, 0x80, 0xFF}) {
            Bytes damaged = whole;
            damaged[position] = static_cast<std::uint8_t>(damaged[position] ^ change);
            const std::string path = folder.write("damaged", damaged);
            try {
                EXPECT_EQ(read_idx(path).values, values) << position;  // time and name of the packed file
            } catch (const DataError&) {
                ++refused;
            }
        }
    }
    EXPECT_GT(refused, static_cast<int>(whole.size()) * 2);
}

TEST(IdxGzip, NamesTheDamage) {
    const TemporaryFolder folder;
    Bytes packed = gzip(idx_bytes({4, 5}, counting(20)));
    const std::string path = folder.write("file", Bytes(packed.begin(), packed.end() - 1));
    expect_error<DataError>([&] { read_idx(path); },
                            path + ": expected a whole gzip file, found one that is cut short");
    packed[packed.size() - 8] ^= 1;  // the checksum
    folder.write("file", packed);
    expect_error<DataError>(
        [&] { read_idx(path); },
        path + ": expected an intact gzip file, found damage (zlib: incorrect data check)");
}

TEST(IdxFileErrors, CarryTheReasonOfTheSystem) {
    const TemporaryFolder folder;
    const std::string nothing = folder.path() + "/nothing";
    expect_error<FileError>([&] { read_idx(nothing); },
                            "cannot open '" + nothing + "': No such file or directory");
    expect_error<FileError>([&] { read_idx(folder.path()); },
                            "cannot read '" + folder.path() + "': Is a directory");
    const std::string empty = folder.write("empty", {});
    expect_error<DataError>([&] { read_idx(empty); },
                            empty + ": expected an IDX header, found the end of the file within it");
}

}  // namespace
}  // namespace staticnn
