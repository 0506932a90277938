// SPDX-License-Identifier: BSL-1.0
#include <string_view>

#include "staticnn/checkpoint/difference.hpp"
#include "staticnn/core/expect.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/training/resumptions.hpp"

namespace staticnn::detail {
STATICNN_BEGIN_RARE_CODE

STATICNN_FUNCTION void Resumptions::note_load(const checkpoint::Header& header) {
    const std::string* text = checkpoint::find(header, checkpoint::resumed_key);
    const bool is_list = text != nullptr && text->find_first_not_of("0123456789.e+- ") == text->npos;
    text_ = is_list ? *text : "";
    is_loaded_ = true;
}

STATICNN_FUNCTION void Resumptions::note_resume(double epochs) {
    if (!is_loaded_) return;
    constexpr Index most = 4096;  // a training that is killed every minute stays small
    text_ += (text_.empty() ? "" : " ") + text_of_number(epochs);
    while (text_.size() > most) text_.erase(0, text_.find(' ') + 1);
    is_loaded_ = false;
}

STATICNN_FUNCTION void Resumptions::append_to(checkpoint::Header& header) const {
    if (!text_.empty()) header.emplace_back(checkpoint::resumed_key, text_);
}

STATICNN_END_RARE_CODE
}  // namespace staticnn::detail
