# SPDX-License-Identifier: BSL-1.0
"""What the recipes use of Conan 2, as its documentation has it: installed as the package `conan` by `install`.

Dependencies are those of the system, which CMake finds by itself. With `reuse`, a build folder of the same sources,
nothing is compiled twice: its libraries and programs stand for those of the recipe.
"""
import fnmatch
import glob
import os
import shutil
import subprocess
import sys
import types

reuse = None
compiler = None
downloads = None  # the folder that `get` finds instead of what is on the network
required = None  # the recipe whose package a test_package is given


class Invalid(Exception):
    pass


class Settings(types.SimpleNamespace):
    def rm_safe(self, name):
        pass


class CppInfo:
    def __init__(self):
        self.properties = {}
        self.builddirs, self.libs, self.defines, self.system_libs = [], [], [], []

    def set_property(self, name, value):
        self.properties[name] = value


class ConanFile:
    """A recipe in `recipe_folder`, whose other folders are below `work`."""

    def __init__(self, recipe_folder, work, os_name="Linux", cppstd="20", **options):
        self.recipe_folder = recipe_folder
        self.export_sources_folder = self.source_folder = os.path.join(work, "source")
        self.build_folder, self.package_folder = os.path.join(work, "build"), os.path.join(work, "package")
        self.settings = Settings(os=os_name, compiler="gcc", cppstd=cppstd, build_type="Release")
        self.options = types.SimpleNamespace(**{**getattr(self, "default_options", {}), **options})
        self.cpp_info = CppInfo()
        self.cpp = types.SimpleNamespace(build=types.SimpleNamespace(bindir=self.build_folder))
        self.required = {}
        for folder in (self.export_sources_folder, self.build_folder):
            os.makedirs(folder)

    def requires(self, reference, **traits):
        self.required[reference.split("/")[0]] = (reference, traits)

    def run(self, command, env):
        subprocess.run(command, check=True)


def copy(conanfile, pattern, src, dst):
    for folder, _, names in os.walk(src):
        for name in names:
            relative = os.path.relpath(os.path.join(folder, name), src)
            if fnmatch.fnmatchcase(relative, pattern):
                os.makedirs(os.path.dirname(os.path.join(dst, relative)), exist_ok=True)
                shutil.copy2(os.path.join(src, relative), os.path.join(dst, relative))


def load(conanfile, path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def get(conanfile, url, sha256, strip_root):
    shutil.copytree(downloads, conanfile.source_folder, dirs_exist_ok=True)


def cmake_layout(conanfile, src_folder="."):
    conanfile.source_folder = os.path.normpath(os.path.join(conanfile.export_sources_folder, src_folder))
    os.makedirs(conanfile.source_folder, exist_ok=True)


def check_min_cppstd(conanfile, standard):
    if int(conanfile.settings.cppstd) < standard:
        raise Invalid(f"C++{standard} is needed")


class CMakeDeps:
    def __init__(self, conanfile):
        pass

    def generate(self):
        pass


class CMakeToolchain:
    def __init__(self, conanfile):
        self.conanfile, self.cache_variables = conanfile, {}

    def generate(self):
        self.conanfile.cache_variables = self.cache_variables


class CMake:
    def __init__(self, conanfile):
        self.conanfile = conanfile

    def configure(self, build_script_folder=None):
        own = getattr(self.conanfile, "cache_variables", {})
        variables = {"CMAKE_BUILD_TYPE": "Release", "CMAKE_INSTALL_LIBDIR": "lib",
                     "CMAKE_INSTALL_PREFIX": self.conanfile.package_folder,
                     **own}
        if "CXX" in load(self.conanfile, os.path.join(self.source(build_script_folder), "CMakeLists.txt")):
            variables["CMAKE_CXX_COMPILER"] = compiler
        if self.conanfile.required.get("staticnn"):
            variables["CMAKE_PREFIX_PATH"] = os.path.join(required.package_folder, *required.cpp_info.builddirs)
        definitions = [f"-D{name}={value}" for name, value in variables.items()]
        result = subprocess.run(["cmake", "-G", "Ninja", "-S", self.source(build_script_folder), "-B",
                                 self.conanfile.build_folder, *definitions], stderr=subprocess.PIPE, text=True)
        unused = set(result.stderr.split()) & set(own) if "not used by the project" in result.stderr else set()
        assert result.returncode == 0 and not unused, result.stderr

    def source(self, build_script_folder):
        return build_script_folder or self.conanfile.source_folder

    def build(self):
        if reuse and self.conanfile.name == "staticnn":
            os.makedirs(os.path.join(self.conanfile.build_folder, "bin"), exist_ok=True)
            for pattern in ("lib*.a", "bin/staticnn-*"):
                for path in glob.glob(os.path.join(reuse, pattern)):
                    shutil.copy2(path, os.path.join(self.conanfile.build_folder, os.path.relpath(path, reuse)))
        else:
            subprocess.run(["cmake", "--build", self.conanfile.build_folder], check=True)

    def install(self):
        subprocess.run(["cmake", "--install", self.conanfile.build_folder], check=True, stdout=subprocess.DEVNULL)


def install():
    contents = {
        "conan": {"ConanFile": ConanFile},
        "conan.errors": {"ConanInvalidConfiguration": Invalid},
        "conan.tools": {},
        "conan.tools.build": {"check_min_cppstd": check_min_cppstd, "can_run": lambda conanfile: True},
        "conan.tools.cmake": {"CMake": CMake, "CMakeDeps": CMakeDeps, "CMakeToolchain": CMakeToolchain,
                              "cmake_layout": cmake_layout},
        "conan.tools.files": {"copy": copy, "get": get, "load": load},
    }
    for name, members in contents.items():
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(members)
