#pragma once
// One function a row of the table in routes.cpp, one file a resource.

#include "api/request.hpp"

namespace api::handlers {

// cases.cpp
Response list_cases(Call const& call);
Response show_case(Call const& call);
Response list_linked_cases(Call const& call);
Response list_actions(Call const& call);
Response list_events(Call const& call);
Response show_reference(Call const& call); // what the forms of the case are drawn with

// defects.cpp
Response list_defects(Call const& call); // of one case, or of all those that it answers for

// knowledge.cpp
Response show_ledger(Call const& call);
Response list_divergences(Call const& call);

// accesses.cpp
Response list_accesses(Call const& call);

// pieces.cpp
Response show_track(Call const& call); // the piece of a single track, or the pieces of a repeatable one
Response show_piece(Call const& call);

// commands.cpp: an act is read here, carried out by api/routes.cpp without holding a thread, and answered here.
using ActAsked = tl::expected<engine::Act, Response>;
ActAsked open_case(Call const& call);
ActAsked carry_out(Call const& call);
std::string render_outcome(engine::Outcome const& outcome);
enum class Told { outcome, receipt };
Told told_to(Request const& request); // the whole outcome, unless the caller prefers less
engine::Render render_for(Told told);
Response act_answered(engine::Result<engine::Answered> answered, bool is_opening, engine::Workflow const& workflow,
                      Told told, Request const& request);

// drafts.cpp
Response show_draft(Call const& call);
Response save_draft(Call const& call);
Response drop_draft(Call const& call);

// person_data.cpp
Response show_my_data(Call const& call); // all that is held about whoever asks

// tasks.cpp
Response list_tasks(Call const& call);

// bulk_acts.cpp
Response act_in_bulk(Call const& call); // the same act on a list of cases

// imports.cpp
Response import_roster(Call const& call);

// what_if.cpp
Response suppose(Call const& call); // a campaign's journals under other settings; nothing is written

// rules.cpp
Response list_rules(Call const& call);
Response show_sources(Call const& call);
Response show_rules(Call const& call);

// sessions.cpp
Response show_session(Call const& call);
Response sign_in(Call const& call); // by an account of the server itself
Response sign_out(Call const& call);
Response end_sessions(Call const& call); // of a person, by an administrator

// accounts.cpp
Response invite(Call const& call);
Response set_password(Call const& call); // by an invitation
Response change_password(Call const& call);

// tokens.cpp
Response list_tokens(Call const& call);
Response mint_token(Call const& call);
Response revoke_token(Call const& call);
Response list_identity_events(Call const& call);

// sign_on.cpp
Response leave_for_provider(Call const& call);
Response come_back(Call const& call);

// service.cpp
Response show_me(Call const& call);
Response show_contract(Call const& call);
Response show_version(Call const& call);
Response show_health(Call const& call);
Response show_clock(Call const& call);
Response set_clock(Call const& call);

} // namespace api::handlers
