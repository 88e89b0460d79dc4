#pragma once
// What people may ask of a trainee's year, one struct a command; their members are what the forms ask for. The journal
// keeps these same bodies, with what the rules computed added to some (events.hpp).

#include "workflows/trainee_year/commands/decision.hpp"
#include "workflows/trainee_year/commands/discipline.hpp"
#include "workflows/trainee_year/commands/evaluation.hpp"
#include "workflows/trainee_year/commands/jury.hpp"
#include "workflows/trainee_year/commands/people.hpp"
#include "workflows/trainee_year/commands/retention.hpp"
#include "workflows/trainee_year/commands/visits.hpp"
