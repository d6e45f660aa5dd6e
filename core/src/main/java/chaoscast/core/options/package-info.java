/// Options as records: one record component is one key on the command line, one entry in the manifest and one
/// attribute in the model file. Descriptions, parsing and messages come from the record alone.
package chaoscast.core.options;
