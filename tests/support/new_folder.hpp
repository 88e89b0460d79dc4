#pragma once
// A folder of a test's own, empty and temporary. Whoever asks for it takes it away.

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace tests {

// "town" gives titularis-town-… in the folder for temporary files.
inline std::filesystem::path new_folder(std::string const& what_for)
{
    auto name = (std::filesystem::temp_directory_path() / ("titularis-" + what_for + "-XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error{"no temporary folder"};
    return name;
}

} // namespace tests
