# SPDX-License-Identifier: BSL-1.0
"""Builds the sources in which it lies: conan create packaging/conan

ConanCenter has no libcsv; `conan create packaging/conan/libcsv` makes it.
"""
import os
import re

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load

required_conan_version = ">=2.0"


class StaticnnConan(ConanFile):
    name = "staticnn"
    description = "Neural networks whose whole shape is a C++ type: training, exact resumption, predictions"
    license = "BSL-1.0"
    topics = ("neural-network", "machine-learning", "inference")
    package_type = "static-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"tools": [True, False]}
    default_options = {"tools": True}

    @property
    def _project(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        header = load(self, os.path.join(self._project, "include", "staticnn", "version.hpp"))
        self.version = re.search(r' version = "([0-9.]+)"', header).group(1)

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "examples/*", "include/*"):
            copy(self, pattern, src=self._project, dst=self.export_sources_folder)

    def validate(self):
        if str(self.settings.os) != "Linux" or str(self.settings.compiler) not in ("gcc", "clang"):
            raise ConanInvalidConfiguration(
                f"staticnn is expected to be built by gcc or clang on Linux, found {self.settings.compiler} on "
                f"{self.settings.os}")
        check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        # The library is static, and with staticnn::header_only its users include the headers of all of these.
        for name in ("boost/[>=1.74 <2]", "libcsv/[>=3 <4]", "xxhash/[>=0.8 <1]", "zlib/[>=1.2.11 <2]"):
            self.requires(name, transitive_headers=True, transitive_libs=True)
        if self.options.tools:
            self.requires("cli11/[>=2 <3]", visible=False)
            self.requires("nlohmann_json/[>=3.11 <4]", visible=False)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        for part in ("TESTS", "BENCHMARKS", "EXAMPLES"):
            toolchain.cache_variables[f"STATICNN_BUILD_{part}"] = False
        toolchain.cache_variables["STATICNN_BUILD_TOOLS"] = bool(self.options.tools)
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", src=self.source_folder, dst=os.path.join(self.package_folder, "licenses"))
        CMake(self).install()

    def package_info(self):
        # The package of staticnn itself, which knows more than CMakeDeps can tell: staticnn_embed(), for one.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = [os.path.join("lib", "cmake", "staticnn")]
        # For all but CMake.
        self.cpp_info.libs = ["staticnn_staticnn", "staticnn_checkpoint"]
        self.cpp_info.defines = ["STATICNN_COMPILED=", "STATICNN_COMPILED_KERNELS="]
        self.cpp_info.system_libs = ["pthread"]
