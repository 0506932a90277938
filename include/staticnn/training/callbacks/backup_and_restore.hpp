// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <unistd.h>

#include <cstdint>
#include <span>
#include <string>

#include "staticnn/checkpoint/delete_files.hpp"
#include "staticnn/checkpoint/file.hpp"
#include "staticnn/concepts/callback.hpp"
#include "staticnn/core/error.hpp"
#include "staticnn/training/background_saver.hpp"
#include "staticnn/training/callbacks/make_folder.hpp"
#include "staticnn/training/report.hpp"

namespace staticnn {

class BackupAndRestoreState;

/// Lets a program that was killed in `fit` go on where it was when it is started again, and nothing need be
/// written for it: `fit` looks for the backup, goes on at the very batch, and ends with the bits of an
/// uninterrupted run. The backup is made after everything else of an epoch or a batch, functions given to
/// `fit` included, and deleted when the run is done. It is good for the same run only: a backup of other
/// options, or of a run that began at another epoch, is refused. No part of it is state.
struct BackupAndRestore {
    static constexpr bool is_callback = true;
    static constexpr FixedString name = "backup_and_restore";
    template <class>
    using Bound = BackupAndRestoreState;

    std::string path{};                   ///< ends in .bin or .xml
    std::uint64_t save_freq_batches = 0;  ///< in updates over all runs; 0 for the end of every epoch
    bool delete_backup = true;            ///< else it stays, and the run, started again, is found to be done
    bool in_background = false;           ///< training waits only for a copy of the state (BackgroundSaver)

    /// Throws ArgumentError or FileError when the path cannot be used.
    void validate(std::span<const std::string>) const {
        if (path.empty())
            throw ArgumentError(
                "BackupAndRestore's path is expected to name a file, such as 'backup.bin', found none");
        checkpoint::format_of(path);
        detail::make_folder("save", path);
    }

    static constexpr auto members() { return describe(); }
};

/// BackupAndRestore in a trainer.
class BackupAndRestoreState : public BackupAndRestore {
public:
    BackupAndRestoreState() = default;
    explicit BackupAndRestoreState(const BackupAndRestore& settings) : BackupAndRestore(settings) {}

    /// The file from which `fit` goes on, empty when there is none.
    std::string backup() const {
        saver_.wait();
        return ::access(path.c_str(), F_OK) == 0 ? path : std::string();
    }

    template <class Trainer>
    void back_up(const Trainer& trainer, const BatchReport& report) const {
        if (save_freq_batches > 0 && report.step % save_freq_batches == 0) save(trainer);
    }

    template <class Trainer>
    void back_up(const Trainer& trainer, const EpochReport&) const {
        const bool is_wanted = trainer.has_open_run() ? save_freq_batches == 0 : !delete_backup;
        if (is_wanted) save(trainer);
    }

    template <class Trainer>
    void commit_run(const Trainer&) const {
        if (delete_backup) checkpoint::delete_files({path});
    }

    void finish_saves() const { saver_.wait(); }

private:
    template <class Trainer>
    void save(const Trainer& trainer) const {
        if (in_background)
            saver_.save(trainer, path);
        else
            trainer.save(path);
    }

    mutable detail::OwnSaver saver_;  // what it does is no part of the value
};

}  // namespace staticnn
