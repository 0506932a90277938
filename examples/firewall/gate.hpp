// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>
#include <string>

/// A network that learns a logical function of two inputs, behind a compile firewall: who includes this
/// parses no header of staticnn, and is not compiled again when the network changes.
class Gate {
public:
    Gate();
    ~Gate();

    /// `answers` to 00, 01, 10 and 11.
    void train(const float (&answers)[4]);
    float operator()(float first, float second) const;

    void save(const std::string& path) const;
    void load(const std::string& path);

private:
    struct Network;
    std::unique_ptr<Network> network_;
};
