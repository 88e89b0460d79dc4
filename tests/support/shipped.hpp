#pragma once
// The workflows of the product, in the order of api/main.cpp. What every workflow must be is asked of all of them: a
// workflow that is added here meets those tests.

#include "engine/case_service.hpp"
#include "workflows/campaign/campaign.hpp"
#include "workflows/distance_accompaniment/distance_accompaniment.hpp"
#include "workflows/exam_preparation/exam_preparation.hpp"
#include "workflows/jury/jury.hpp"
#include "workflows/trainee_year/trainee_year.hpp"
#include "workflows/tutored_module/tutored_module.hpp"

namespace tests {

struct Shipped {
    workflows::campaign::CampaignWorkflow campaign;
    workflows::trainee_year::TraineeYear trainee_year;
    workflows::jury::JuryWorkflow jury;
    workflows::exam_preparation::ExamPreparation exam_preparation;
    workflows::tutored_module::TutoredModule tutored_module;
    workflows::distance_accompaniment::DistanceAccompaniment distance_accompaniment;
    engine::Workflows all;

    Shipped()
    {
        all.add(campaign);
        all.add(trainee_year);
        all.add(jury);
        all.add(exam_preparation);
        all.add(tutored_module);
        all.add(distance_accompaniment);
    }
    Shipped(Shipped const&) = delete; // `all` points into it
    Shipped& operator=(Shipped const&) = delete;
};

} // namespace tests
