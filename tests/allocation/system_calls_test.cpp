// SPDX-License-Identifier: BSL-1.0
// A steady step asks nothing of the operating system.
#include "support/instruction_sets.hpp"

#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "staticnn/activations/relu.hpp"
#include "staticnn/activations/softmax.hpp"
#include "staticnn/layers/dense.hpp"
#include "staticnn/layers/dropout.hpp"
#include "staticnn/losses/sparse_categorical_crossentropy.hpp"
#include "staticnn/models/predictor.hpp"
#include "staticnn/models/sequential.hpp"
#include "staticnn/optimizers/adam.hpp"
#include "staticnn/training/trainer.hpp"
#include "support/samples.hpp"

namespace staticnn {
namespace {

enum class End { done, killed, refused };

/// Runs `action` in a child that the kernel ends at its first system call, even one that would succeed.
template <class Action>
End end_without_system_calls(const Action& action) {
    constexpr int refused = 2;
    const pid_t child = ::fork();
    if (child == 0) {
        if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) != 0) ::_exit(refused);
        action();
        ::syscall(SYS_exit, 0);  // not _exit, whose call the strict mode forbids as well
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return End::killed;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? End::done : End::refused;
}

TEST(SystemCalls, AreNoneInASteadyStep) {
    using Model = Sequential<Dense<784, 64, Relu>, Dropout<0.2>, Dense<64, 10, Softmax>>;
    const End control = end_without_system_calls([] { ::getppid(); });
    if (control == End::refused) GTEST_SKIP() << "this kernel cannot forbid system calls";
    ASSERT_EQ(control, End::killed);

    const auto images = class_samples<float, 784, 10>(48);
    Trainer<Model, SparseCategoricalCrossentropy, Adam<>> trainer({.batch_size = 32});
    std::array<float, 10> probabilities{};
    EXPECT_EQ(end_without_system_calls([&] {
                  for (Index step = 0; step < 1000; ++step) {
                      trainer.train_on_batch(images.slice(step % 16, 32));
                      probabilities = trainer.predict(images.features().row(step % 48));
                      Predictor(trainer.network()).predict(images.features().row(step % 48), probabilities);
                  }
              }),
              End::done);
}

}  // namespace
}  // namespace staticnn
