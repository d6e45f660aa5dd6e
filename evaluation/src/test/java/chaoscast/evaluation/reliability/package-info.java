/// Searches for inputs that hang, crash or deceive: options at their ends, damaged models, data and trial logs.
package chaoscast.evaluation.reliability;
