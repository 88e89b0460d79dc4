#pragma once
// The people and files of expected_rights.md, as they came to be by acts of the shipped workflows; and a door through
// which anybody asks the API.

#include "tests/support/academy.hpp"

#include <map>
#include <string>
#include <vector>

namespace rights {

using engine::CaseId;
using engine::PersonId;

class Cast {
public:
    Cast();

    // "camille", "noel", "zoe": their files; "campagne", "jury"; "campagne-formation" and its "accompagnement"; "module" and
    // "préparation", each of another campaign.
    CaseId const& at(std::string const& name) const { return cases_.at(name); }
    std::map<std::string, CaseId> const& cases() const { return cases_; }
    // The conditions of the table that hold for a file, or for one of its pieces.
    std::vector<std::string> holding(std::string const& name, engine::Piece const* piece = nullptr);
    academy::Academy& academy() { return academy_; }

private:
    void open_files();
    void follow(std::string const& name, PersonId const& head, PersonId const& tutor, PersonId const& inspector);
    void seal(std::string const& name);
    void sit();
    void change_people();
    void follow_a_module();
    void accompany();
    void prepare_for_an_exam();
    CaseId open_elsewhere(workflows::campaign::Open const& opening, academy::Academy::Staff const& staff,
                          std::string_view from);

    academy::Academy academy_;
    std::map<std::string, CaseId> cases_;
};

// Asks an API over a service, as anybody. The one place that says who is calling.
class Door {
public:
    explicit Door(engine::CaseService& service) : service_{service}, api_{service, key_, options()} {}
    // Over another service on the same store, by the same tokens.
    Door(engine::CaseService& service, Door const& known)
        : service_{service}, tokens_{known.tokens_}, api_{service, key_, options()}
    {
    }

    api::Response ask(std::string const& who, api::Method method, std::string const& target, std::string body = {},
                      std::string const& if_none_match = {});

private:
    static api::ApiOptions options() // nobody's password is tried here: none is made dear
    {
        api::ApiOptions options;
        options.identity.password_cost = api::PasswordCost::least;
        return options;
    }
    std::string const& token_of(std::string const& who);

    engine::CaseService& service_;
    std::map<std::string, std::string> tokens_; // made once for each who asks
    api::TokenKey key_ = api::TokenKey::draw();
    api::Api api_;
    int asked_ = 0; // a key of its own for every act
};

} // namespace rights
