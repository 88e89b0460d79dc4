#pragma once
// A file of acts to be asked for, life after life, each in its order: written once, read a life at a time, so that neither
// forms nor memory weigh on what is measured. One line an act, its fields separated by tabs; an empty line ends a life.

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace bench {

struct ActToDo {
    std::string target; // "/api/v1/trainee-years/…/head-opinion/give-opinion"
    std::string token;
    std::string key;
    std::string piece; // whose version the request shows; empty when it begins a new one
    std::string made;  // the piece that stands changed after it
    std::string body;
};

class ActsWriter {
public:
    // Throws std::runtime_error.
    explicit ActsWriter(std::filesystem::path const& file);
    void add(ActToDo const& act);
    void end_life();
    void close();

private:
    std::ofstream out_;
};

class Acts {
public:
    // Throws std::runtime_error.
    explicit Acts(std::filesystem::path const& file);

    std::size_t lives() const { return begins_.size(); }
    std::vector<ActToDo> life(std::size_t number);

private:
    std::ifstream in_;
    std::vector<std::streamoff> begins_;
};

} // namespace bench
