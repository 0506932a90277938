// SPDX-License-Identifier: BSL-1.0
#include <utility>

#include "staticnn/checkpoint/atomic_file.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/report/html_report.hpp"
#include "staticnn/report/page.hpp"
#include "staticnn/training/callbacks/make_folder.hpp"

namespace staticnn {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION std::string html_report(checkpoint::Contents contents, const std::string& title) {
    const checkpoint::File file{std::move(contents), checkpoint::Format::binary};
    const report::StateView state(file);
    return report::page_of({"", &state}, title);
}

namespace detail {

STATICNN_FUNCTION void check_report_path(const std::string& path) {
    if (path.empty())
        throw ArgumentError(
            "HtmlReport's path is expected to name a file, such as 'report.html', found none");
    make_folder("write", path);
}

STATICNN_FUNCTION void write_report(const std::string& path, const std::string& title,
                                    checkpoint::Contents contents) {
    const std::string page = html_report(std::move(contents), title.empty() ? report::title_of(path) : title);
    checkpoint::replace_file(path, page, checkpoint::Flush::no);
}

}  // namespace detail

STATICNN_END_RARE_CODE
}  // namespace staticnn
