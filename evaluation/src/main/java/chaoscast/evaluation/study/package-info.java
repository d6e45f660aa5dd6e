/// Studies: lists of trials, each a pure function of data, settings and seed, run on all cores, written
/// down as they finish, and gathered into one table.
package chaoscast.evaluation.study;
