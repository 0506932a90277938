# SPDX-License-Identifier: BSL-1.0
# Runs CHECK over small trees in FOLDER, each with one header that breaks, or keeps, the order of rooms.
cmake_minimum_required(VERSION 3.25)

function(expect header content result sentence)
    file(REMOVE_RECURSE ${FOLDER})
    file(WRITE ${FOLDER}/staticnn/core/shape.hpp "#include <array>\n")
    file(WRITE ${FOLDER}/staticnn/concepts/layer.hpp "#include \"staticnn/core/shape.hpp\"\n")
    file(WRITE ${FOLDER}/staticnn/losses/huber.hpp "")
    file(WRITE ${FOLDER}/staticnn/training/trainer.hpp "")
    file(WRITE ${FOLDER}/staticnn/version.hpp "")
    file(WRITE ${FOLDER}/staticnn/staticnn.hpp "#include \"staticnn/training/trainer.hpp\"\n")
    file(WRITE ${FOLDER}/staticnn/${header} "${content}")
    execute_process(COMMAND ${CMAKE_COMMAND} -D INCLUDE_DIR=${FOLDER} -P ${CHECK}
                    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    string(FIND "${output}" "${sentence}" position)
    if(status EQUAL 0 AND result STREQUAL fails OR NOT status EQUAL 0 AND result STREQUAL passes)
        message(FATAL_ERROR "${header} with '${content}' was expected to make a check that ${result}:\n${output}")
    elseif(position EQUAL -1)
        message(FATAL_ERROR "'${sentence}' was expected in:\n${output}")
    endif()
endfunction()

expect(layers/dense.hpp "#include \"staticnn/concepts/layer.hpp\"\n#include \"staticnn/version.hpp\"\n"
       passes "headers include only what their rooms allow")
expect(layers/dense.hpp "#include \"staticnn/losses/huber.hpp\"\n"
       fails "staticnn/layers/dense.hpp: includes \"staticnn/losses/huber.hpp\", but 'losses' is not in a lower row than 'layers'")
expect(core/index.hpp "#  include \"staticnn/concepts/layer.hpp\"\n"
       fails "but 'concepts' is not in a lower row than 'core'")
expect(inference.hpp "#include \"staticnn/losses/huber.hpp\"\n" passes "")
expect(inference.hpp "#include \"staticnn/training/trainer.hpp\"\n"
       fails "but 'training' is not in a lower row than 'inference'")
expect(training/run.hpp "#include \"staticnn/staticnn.hpp\"\n" fails "which collects other headers")
expect(training/run.hpp "#include \"staticnn/training/gone.hpp\"\n" fails "which does not exist")
expect(training/run.hpp "#include \"trainer.hpp\"\n" fails "the house's headers are included as")
expect(training/run.hpp "#include <boost/archive/xml_oarchive.hpp>\n"
       fails "only 'checkpoint' uses Boost.Serialization")
expect(attic/old.hpp "" fails "staticnn/attic/old.hpp: is in a folder that cmake/rooms.cmake does not name")
