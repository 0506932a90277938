// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/core/attributes.hpp"

namespace staticnn {

/// Saves trainers in a thread of its own: `save` takes a copy of the state and returns, while the copy is
/// written as `Trainer::save` writes it, byte for byte. One file is written at a time: a second `save` first
/// waits for the first, so no checkpoint is left out and no more than one copy is kept. What goes wrong in
/// the background is thrown, once, by the next call, which then does nothing else; the destructor waits too,
/// and prints what nobody has asked for. Not to be used from several threads at once.
class BackgroundSaver {
public:
    STATICNN_FUNCTION BackgroundSaver();
    BackgroundSaver(const BackgroundSaver&) = delete;
    BackgroundSaver& operator=(const BackgroundSaver&) = delete;
    STATICNN_FUNCTION ~BackgroundSaver();

    /// The same as `trainer.save(path)`, digest included. When the file is safe, the files `outdated` are
    /// deleted. Throws ArgumentError for another ending of the path, and whatever the save before has thrown
    /// in the background: FileError as a rule.
    template <class Trainer>
    std::string save(const Trainer& trainer, const std::string& path,
                     std::vector<std::string> outdated = {}) {
        wait();
        return start(trainer.contents(), path, std::move(outdated));
    }

    /// The same as `trainer.save_weights(path)`.
    template <class Trainer>
    std::string save_weights(const Trainer& trainer, const std::string& path,
                             std::vector<std::string> outdated = {}) {
        wait();
        return start(trainer.contents_of_weights(), path, std::move(outdated));
    }

    /// Returns when everything is written; throws what has gone wrong.
    STATICNN_FUNCTION void wait();

private:
    STATICNN_FUNCTION std::string start(checkpoint::Contents contents, const std::string& path,
                                        std::vector<std::string> outdated);

    struct Writing;  // <future> is long to compile
    std::unique_ptr<Writing> writing_;
};

namespace detail {

/// The saver of a callback. It is no part of the callback's value: a copy has one of its own, and an
/// assignment changes nothing.
class OwnSaver : public BackgroundSaver {
public:
    OwnSaver() = default;
    OwnSaver(const OwnSaver&) : BackgroundSaver() {}
    OwnSaver& operator=(const OwnSaver&) { return *this; }
    ~OwnSaver() = default;
};

}  // namespace detail
}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/background_saver.ipp"
#endif
