# SPDX-License-Identifier: BSL-1.0
"""conan_test.py PROJECT VERSION COMPILER FOLDER [BUILD]: runs the recipes with a double of Conan in FOLDER.

Not proved: that Conan runs them so, that ConanCenter's packages bring what Debian's do, and that libcsv can still be
downloaded: its sources are a stand-in here.
"""
import importlib.util
import os
import pathlib
import shutil
import sys
import unittest

import conan_double

PROJECT, VERSION, conan_double.compiler, FOLDER = sys.argv[1:5]
conan_double.reuse = sys.argv[5] if len(sys.argv) > 5 else None
conan_double.install()
RECIPES = pathlib.Path(PROJECT) / "packaging" / "conan"


def recipe(folder, work, **settings):
    spec = importlib.util.spec_from_file_location("conanfile", RECIPES / folder / "conanfile.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    cls, = (value for value in vars(module).values()
            if isinstance(value, type) and value.__module__ == "conanfile" and issubclass(value, conan_double.ConanFile))
    cls.name = getattr(cls, "name", None)
    return cls(str(RECIPES / folder), os.path.join(FOLDER, work), **settings)


class Recipe(unittest.TestCase):
    def test_staticnn_is_packaged_and_used(self):
        staticnn = recipe(".", "staticnn")
        staticnn.set_version()
        self.assertEqual(staticnn.version, VERSION)
        staticnn.export_sources()
        staticnn.validate()
        staticnn.layout()
        staticnn.requirements()
        self.assertEqual(set(staticnn.required), {"boost", "libcsv", "xxhash", "zlib", "cli11", "nlohmann_json"})
        for step in (staticnn.generate, staticnn.build, staticnn.package, staticnn.package_info):
            step()
        package = pathlib.Path(staticnn.package_folder)
        for path in ("licenses/LICENSE", "include/staticnn/inference.hpp", "bin/staticnn-embed",
                     *(f"lib/lib{name}.a" for name in staticnn.cpp_info.libs)):
            self.assertTrue((package / path).is_file(), path)
        text = (package / staticnn.cpp_info.builddirs[0] / "staticnn-targets.cmake").read_text()
        for define in staticnn.cpp_info.defines:
            self.assertIn(define, text)

        conan_double.required = staticnn
        test = recipe("test_package", "test_package")
        test.tested_reference_str = f"staticnn/{VERSION}"
        test.source_folder = test.recipe_folder
        test.requirements()
        for step in (test.build, test.test):
            step()

    def test_without_tools(self):
        staticnn = recipe(".", "without_tools", tools=False)
        staticnn.requirements()
        staticnn.generate()
        self.assertNotIn("cli11", staticnn.required)
        self.assertIs(staticnn.cache_variables["STATICNN_BUILD_TOOLS"], False)

    def test_refuses_what_it_cannot_be_built_with(self):
        with self.assertRaises(conan_double.Invalid):
            recipe(".", "windows", os_name="Windows").validate()
        with self.assertRaises(conan_double.Invalid):
            recipe(".", "old", cppstd="17").validate()

    def test_libcsv_is_packaged(self):
        downloads = pathlib.Path(FOLDER) / "libcsv_sources"
        downloads.mkdir()
        (downloads / "csv.h").write_text("int csv(void);\n")
        (downloads / "libcsv.c").write_text('#include "csv.h"\nint csv(void) { return 3; }\n')
        (downloads / "COPYING.LESSER").write_text("a license\n")
        conan_double.downloads = downloads
        libcsv = recipe("libcsv", "libcsv")
        conan_double.copy(libcsv, libcsv.exports_sources, RECIPES / "libcsv", libcsv.export_sources_folder)
        libcsv.layout()
        for step in (libcsv.configure, libcsv.source, libcsv.generate, libcsv.build, libcsv.package, libcsv.package_info):
            step()
        for path in ("include/csv.h", "lib/libcsv.a", "licenses/COPYING.LESSER"):
            self.assertTrue((pathlib.Path(libcsv.package_folder) / path).is_file(), path)
        self.assertEqual(libcsv.cpp_info.libs, ["csv"])


shutil.rmtree(FOLDER, ignore_errors=True)
os.makedirs(FOLDER)
unittest.main(argv=sys.argv[:1])
