/// What commands share, whichever module brings them ([chaoscast.core.CommandProvider]): options that many
/// have, and what they print. Commands themselves live in their modules' `cli`.
package chaoscast.core.command;
