// The county's validate_doc_update. Plain ES5, one function, nothing from outside it but GIVEN, which designDocument.ts
// replaces with the station's code and the schema tables: CouchDB runs it in QuickJS or an older SpiderMonkey, where
// there is no module, no typed array and no crypto. The reasons are those of shared/domain/station/refusal.ts.
function validateDocUpdate(newDoc, oldDoc, userCtx, secObj) {
  // CouchDB calls this with the design document as `this`, the same for every document, so the tables are made once.
  var given = this.given || (this.given = GIVEN);
  var isAdmin = userCtx.roles.indexOf('_admin') !== -1;

  function refuse(reason, detail) {
    throw { forbidden: detail ? reason + ': ' + detail : reason };
  }

  function has(object, key) {
    return Object.prototype.hasOwnProperty.call(object, key);
  }

  function isArray(value) {
    return Object.prototype.toString.call(value) === '[object Array]';
  }

  function typeOf(value) {
    if (value === null) return 'null';
    return isArray(value) ? 'array' : typeof value;
  }

  function hasType(value, wanted) {
    var type = typeOf(value);
    if (isArray(wanted)) {
      for (var i = 0; i < wanted.length; i += 1) if (hasType(value, wanted[i])) return true;
      return false;
    }
    if (wanted === 'integer') return type === 'number' && Math.floor(value) === value;
    return type === wanted;
  }

  function matches(pattern, value) {
    var compiled = given.compiled || (given.compiled = {});
    if (!has(compiled, pattern)) compiled[pattern] = new RegExp(pattern);
    return compiled[pattern].test(value);
  }

  /** How many of the schemas a value fits. */
  function fits(schemas, value) {
    var count = 0;
    for (var i = 0; i < schemas.length; i += 1) if (wrong(schemas[i], value, '') === null) count += 1;
    return count;
  }

  /** Where a value departs from a JSON Schema, as `<path> <keyword>`, or null where it fits. */
  function wrong(schema, value, path) {
    if (has(schema, 'type') && !hasType(value, schema.type)) return path + ' type';
    if (has(schema, 'const') && value !== schema['const']) return path + ' const';
    if (has(schema, 'enum') && schema['enum'].indexOf(value) === -1) return path + ' enum';
    if (has(schema, 'anyOf') && fits(schema.anyOf, value) === 0) return path + ' anyOf';
    if (has(schema, 'oneOf') && fits(schema.oneOf, value) !== 1) return path + ' oneOf';
    if (has(schema, 'allOf') && fits(schema.allOf, value) !== schema.allOf.length) return path + ' allOf';
    switch (typeOf(value)) {
      case 'string':
        return wrongString(schema, value, path);
      case 'number':
        return wrongNumber(schema, value, path);
      case 'array':
        return wrongArray(schema, value, path);
      case 'object':
        return wrongObject(schema, value, path);
      default:
        return null;
    }
  }

  /** How long a text is as zod and JSON Schema measure it: a rare character such as U+20BB7 is two units and one. */
  function codePoints(text) {
    var pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g);
    return text.length - (pairs ? pairs.length : 0);
  }

  function wrongString(schema, value, path) {
    if (has(schema, 'minLength') && codePoints(value) < schema.minLength) return path + ' minLength';
    if (has(schema, 'maxLength') && codePoints(value) > schema.maxLength) return path + ' maxLength';
    if (has(schema, 'pattern') && !matches(schema.pattern, value)) return path + ' pattern';
    return null;
  }

  function wrongNumber(schema, value, path) {
    if (has(schema, 'minimum') && value < schema.minimum) return path + ' minimum';
    if (has(schema, 'maximum') && value > schema.maximum) return path + ' maximum';
    if (has(schema, 'exclusiveMinimum') && value <= schema.exclusiveMinimum) return path + ' exclusiveMinimum';
    if (has(schema, 'exclusiveMaximum') && value >= schema.exclusiveMaximum) return path + ' exclusiveMaximum';
    return null;
  }

  function sumOf(members, field) {
    var sum = 0;
    for (var i = 0; i < members.length; i += 1) sum += members[i][field];
    return sum;
  }

  function wrongArray(schema, value, path) {
    if (has(schema, 'minItems') && value.length < schema.minItems) return path + ' minItems';
    if (has(schema, 'maxItems') && value.length > schema.maxItems) return path + ' maxItems';
    for (var i = 0; has(schema, 'items') && i < value.length; i += 1) {
      var found = wrong(schema.items, value[i], path + '/' + i);
      if (found !== null) return found;
    }
    if (has(schema, 'zeroSum') && sumOf(value, schema.zeroSum) !== 0) return path + ' zeroSum';
    return null;
  }

  function wrongObject(schema, value, path) {
    var required = schema.required || [];
    for (var i = 0; i < required.length; i += 1) {
      if (!has(value, required[i])) return path + '/' + required[i] + ' required';
    }
    for (var key in value) {
      if (!has(value, key)) continue;
      var found = wrongMember(schema, value, key, path + '/' + key);
      if (found !== null) return found;
    }
    return null;
  }

  function wrongMember(schema, value, key, path) {
    if (has(schema, 'propertyNames') && wrong(schema.propertyNames, key, '') !== null) return path + ' propertyNames';
    if (has(schema, 'properties') && has(schema.properties, key)) {
      return wrong(schema.properties[key], value[key], path);
    }
    if (schema.additionalProperties === false) return path + ' additionalProperties';
    return has(schema, 'additionalProperties') ? wrong(schema.additionalProperties, value[key], path) : null;
  }

  function isDeeper(value, levels) {
    if (value === null || typeof value !== 'object') return false;
    if (levels === 0) return true;
    for (var key in value) if (isDeeper(value[key], levels - 1)) return true;
    return false;
  }

  /** The same text as shared/domain/canonical.ts gives. */
  function canonical(value) {
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    var parts = [];
    if (isArray(value)) {
      for (var i = 0; i < value.length; i += 1) parts.push(canonical(value[i]));
      return '[' + parts.join(',') + ']';
    }
    var keys = Object.keys(value).sort();
    for (var k = 0; k < keys.length; k += 1) parts.push(JSON.stringify(keys[k]) + ':' + canonical(value[keys[k]]));
    return '{' + parts.join(',') + '}';
  }

  /** UTF-8, a lone surrogate as U+FFFD, as the stations' TextEncoder does. */
  function utf8(text) {
    var bytes = [];
    for (var i = 0; i < text.length; i += 1) {
      var code = text.charCodeAt(i);
      if (code >= 0xd800 && code < 0xe000) {
        var low = code < 0xdc00 ? text.charCodeAt(i + 1) : 0;
        if (low >= 0xdc00 && low < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
          i += 1;
        } else code = 0xfffd;
      }
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else {
        bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      }
    }
    return bytes;
  }

  /** One block of SHA-256 (FIPS 180-4) into the state of eight words. */
  function sha256Block(state, words) {
    var a = state[0];
    var b = state[1];
    var c = state[2];
    var d = state[3];
    var e = state[4];
    var f = state[5];
    var g = state[6];
    var h = state[7];
    for (var i = 0; i < 64; i += 1) {
      if (i >= 16) {
        var x = words[i - 15];
        var y = words[i - 2];
        var s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        var s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
      }
      var t1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      t1 = (h + t1 + ((e & f) ^ (~e & g)) + given.sha256Rounds[i] + words[i]) | 0;
      var t2 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      t2 = (t2 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    var sums = [a, b, c, d, e, f, g, h];
    for (var j = 0; j < 8; j += 1) state[j] = (state[j] + sums[j]) | 0;
  }

  function hex(word) {
    return ('0000000' + (word >>> 0).toString(16)).slice(-8);
  }

  /** The first 16 hex digits of a text's SHA-256. */
  function hash16(text) {
    var bytes = utf8(text);
    var bits = bytes.length * 8;
    var state = given.sha256Start.slice();
    bytes.push(0x80);
    while (bytes.length % 64 !== 56) bytes.push(0);
    // A document is far below 2^32 bits, so the upper half of the length is nought.
    bytes.push(0, 0, 0, 0, (bits >>> 24) & 255, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255);
    for (var start = 0; start < bytes.length; start += 64) {
      var words = [];
      for (var i = start; i < start + 64; i += 4) {
        words.push((bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3]);
      }
      sha256Block(state, words);
    }
    return hex(state[0]) + hex(state[1]);
  }

  /** The document's own members: without CouchDB's, and without its id, which a hash cannot contain. */
  function contentOf(document) {
    var content = {};
    for (var key in document) if (has(document, key) && key.charAt(0) !== '_') content[key] = document[key];
    return content;
  }

  function checkShape(kind, hash, content) {
    var known = has(given.kinds, kind) ? given.kinds[kind] : null;
    if (known && (known.nature === 'fact') !== Boolean(hash)) refuse('id', known.nature);
    var schema = known && newDoc.v === known.v ? known.schema : given.envelope;
    content.id = newDoc._id;
    var found = wrong(schema, content, '');
    delete content.id;
    if (found !== null) refuse('schema', found);
    if (newDoc.station !== given.station) refuse('station');
  }

  /**
   * Whether this ends a branch whose content a station has merged into another one (SYNC C4), which deletes no record. The
   * validator cannot see the other branch; a station that ended its only branch so would be seen by every other device,
   * which then holds a document that the county says is deleted.
   */
  function closesBranch() {
    var id = new RegExp(given.idPattern).exec(newDoc._id);
    return Boolean(oldDoc && id && !id[3] && newDoc.station === given.station && typeof newDoc.mergedInto === 'string');
  }

  if (newDoc._deleted) {
    if (!isAdmin && !closesBranch()) refuse('deletion');
    return;
  }
  var id = new RegExp(given.idPattern).exec(newDoc._id);
  if (!id) refuse('id');
  if (newDoc.kind !== id[1]) refuse('kind');
  if (newDoc._attachments) refuse('attachment');
  if (isDeeper(newDoc, given.depthMax)) refuse('tooLarge', 'depth');
  var content = contentOf(newDoc);
  if (JSON.stringify(content).length > given.charactersMax) refuse('tooLarge', 'characters');
  checkShape(id[1], id[3], content);
  if (!id[3]) return;
  if (oldDoc && !oldDoc._deleted && !isAdmin) refuse('factChanged');
  if (hash16(canonical(content)) !== id[3]) refuse('factForged');
}
