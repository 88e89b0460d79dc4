# cmake -DFROM=api/openapi.yaml -DTO=openapi_text.cpp -P embed.cmake: the contract as a source file.
file(READ "${FROM}" text)
file(WRITE "${TO}" "// Made of api/openapi.yaml by api/embed.cmake.
#include \"api/openapi.hpp\"

std::string_view api::openapi_yaml()
{
    static constexpr char text[] = R\"openapi(${text})openapi\";
    return {text, sizeof text - 1};
}
")
