// The validate_doc_update of a station's files database. Plain ES5, one function, nothing from outside it but GIVEN: see
// validator.js. Whether a piece's bytes are those of its hash is not checked here: CouchDB shows a validator no bytes, and
// every station checks what it fetches. The reasons are those of shared/domain/station/refusal.ts.
function validateDocUpdate(newDoc, oldDoc, userCtx) {
  var given = this.given || (this.given = GIVEN);
  if (userCtx.roles.indexOf('_admin') !== -1) return;

  function refuse(reason, detail) {
    throw { forbidden: detail ? reason + ': ' + detail : reason };
  }

  if (newDoc._deleted) refuse('deletion');
  var id = new RegExp(given.idPattern).exec(newDoc._id);
  if (!id) refuse('id');
  // A piece is its content: it has one version, and that one's revision is made from the same hash.
  if (oldDoc && !oldDoc._deleted) refuse('factChanged');
  if (newDoc._rev !== undefined && newDoc._rev !== '1-' + id[1].slice(0, given.revisionDigits)) refuse('factChanged');
  for (var field in newDoc)
    if (given.fields.indexOf(field) === -1) refuse('schema', '/' + field + ' additionalProperties');
  var names = Object.keys(newDoc._attachments || {});
  if (names.length !== 1 || names[0] !== given.attachment) refuse('schema', '/_attachments required');
  var piece = newDoc._attachments[given.attachment];
  if (piece.content_type !== given.type) refuse('schema', '/_attachments/content_type const');
  if (typeof piece.length !== 'number' || piece.length < 1) refuse('schema', '/_attachments/length minimum');
  if (piece.length > given.bytesMax) refuse('tooLarge', 'bytes');
}
