/// Tables as files hold them: named columns of numbers, dates or words, before anything is decided on what
/// they mean. Readers of all formats make them; `files.understanding` interprets them.
package chaoscast.core.files.table;
