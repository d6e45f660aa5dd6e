/// How bytes become tables: a room for each format. Nobody's business outside core: packages below one that is named
/// `internal` may change at any time, no other module uses them and no public signature elsewhere names their types.
package chaoscast.core.files.internal;
