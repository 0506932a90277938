// SPDX-License-Identifier: BSL-1.0
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "staticnn/core/error.hpp"
#include "staticnn/data/idx.hpp"
#include "staticnn/data/mnist.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

namespace detail {

/// The names under which a file is kept: as in the original archive or with a dot (which some download tools
/// make of the dash), each plain or gzip.
inline std::array<std::string, 4> mnist_names(const std::string& stem, const std::string& kind) {
    const std::string dash = stem + "-" + kind;
    const std::string dot = stem + "." + kind;
    return {dash, dash + ".gz", dot, dot + ".gz"};
}

inline std::optional<std::string> find_mnist_file(const std::string& folder, const std::string& stem,
                                                  const std::string& kind) {
    for (const std::string& name : mnist_names(stem, kind)) {
        std::string path = folder + "/" + name;
        struct stat status {};
        if (::stat(path.c_str(), &status) == 0) return path;
    }
    return std::nullopt;
}

inline std::string expect_mnist_file(const std::string& folder, const std::string& stem,
                                     const std::string& kind) {
    if (auto path = find_mnist_file(folder, stem, kind)) return *std::move(path);
    const auto [dash, dash_gzip, dot, dot_gzip] = mnist_names(stem, kind);
    throw FileError("cannot find " + stem + " in the folder " + folder + ": looked for " + dash + ", " +
                    dash_gzip + ", " + dot + " and " + dot_gzip);
}

inline ImageClassification::Part load_mnist_part(const std::string& folder, const std::string& part) {
    const std::string images_path = expect_mnist_file(folder, part + "-images", "idx3-ubyte");
    const std::string labels_path = expect_mnist_file(folder, part + "-labels", "idx1-ubyte");
    auto images = read_idx_images<784>(images_path);
    auto labels = read_idx_labels<10>(labels_path);
    if (images.rows() != labels.rows())
        throw DataError(labels_path + ": expected " + std::to_string(images.rows()) +
                        " labels, one for each image of " + images_path + ", found " +
                        std::to_string(labels.rows()));
    return {std::move(images), std::move(labels)};
}

}  // namespace detail

STATICNN_FUNCTION ImageClassification load_mnist(const std::string& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0)
        throw FileError("cannot open the folder '" + folder + "': " + std::generic_category().message(errno));
    if (!S_ISDIR(status.st_mode))
        throw FileError("expected a folder with the files of MNIST, found " + folder);
    return {detail::load_mnist_part(folder, "train"), detail::load_mnist_part(folder, "t10k")};
}

STATICNN_FUNCTION std::optional<std::string> find_fashion_mnist() {
    const std::string folder = "/usr/share/datasets/fashion-mnist";
    if (detail::find_mnist_file(folder, "train-images", "idx3-ubyte")) return folder;
    return std::nullopt;
}

STATICNN_FUNCTION std::string how_to_get_data() {
    return "no data found: install Fashion-MNIST with `sudo apt-get install dataset-fashion-mnist` (Debian, "
           "Ubuntu), or name a folder with the four files of MNIST by `--data DIR`";
}

STATICNN_END_RARE_CODE
}  // namespace staticnn
