-- Bayes' rule, estimates under a prior, and what is made of predicted probabilities.
return {
  name = "probability",
  version = "1.0.0",
  api = 1,
  checks = {
    bayes_posterior = require "bayes_posterior",
    posterior_predictive = require "posterior_predictive",
    prior_shift = require "prior_shift",
    naive_bayes = require "naive_bayes",
    dirichlet_estimate = require "dirichlet_estimate",
    gaussian_map = require "gaussian_map",
    uncertainty_split = require "uncertainty_split",
    lda_gibbs = require "lda_gibbs",
    energy_score = require "energy_score",
    mahalanobis = require "mahalanobis",
    prototype_posterior = require "prototype_posterior",
    confident_joint = require "confident_joint",
  },
}
