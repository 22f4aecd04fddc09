// Runs before every Gizmo query, in the same engine. Gizmo's Go code panics on arguments that it does not expect, in a
// goroutine where nothing can catch it: iri({}) or g.V().out({}) would end the process. So every function and path is
// handed out behind a proxy that lets through only what the Go code can take and calls it where a panic is caught
// (guard$apply, in Go), and an error keeps the place of the call.
// Functions here are named guard$..., so that a stack trace tells them from those of the query.
(function guard$(global) {
  "use strict";
  var made = new WeakSet(); // values that the engine made: IRIs, filters
  var inner = new WeakMap(); // from proxy to path
  var apply = global.guard$apply || function guard$plain(fn, self, a) { return fn.apply(self, a); };

  function guard$show(x) {
    try {
      return JSON.stringify(x) || String(x);
    } catch (e) {
      return "this object";
    }
  }

  function guard$admit(name, x) {
    if (Array.isArray(x)) {
      return x.map(function guard$element(y) { return guard$admit(name, y); });
    }
    if (typeof x === "function" && !inner.has(x)) {
      return x;
    }
    if (x === null || typeof x !== "object") {
      if (typeof x === "symbol" || typeof x === "bigint") {
        throw new TypeError(name + " cannot take a " + typeof x);
      }
      return x;
    }
    if (inner.has(x)) {
      return inner.get(x);
    }
    if (made.has(x)) {
      return x;
    }
    throw new TypeError(name + " cannot take " + guard$show(x) + ": give a string such as \"<e:Japan>\", a number or a path");
  }

  // What is emitted may be anything that JSON can hold. Gizmo would follow a value that contains itself for ever.
  function guard$copy(x, within) {
    if (x === null || typeof x !== "object" && typeof x !== "function" || made.has(x)) {
      return x;
    }
    if (typeof x === "function" || inner.has(x)) {
      return "(" + (typeof x === "function" ? "function" : "path") + ")";
    }
    if (within.indexOf(x) >= 0) {
      throw new TypeError("emit cannot take a value that contains itself");
    }
    within = within.concat([x]);
    if (Array.isArray(x)) {
      return x.map(function guard$item(y) { return guard$copy(y, within); });
    }
    var copy = {};
    Object.keys(x).forEach(function guard$key(k) { copy[k] = guard$copy(x[k], within); });
    return copy;
  }

  function guard$call(name, fn, self, args) {
    var admitted = [];
    for (var i = 0; i < args.length; i++) {
      admitted.push(name.toLowerCase() === "emit" ? guard$copy(args[i], []) : guard$admit(name, args[i]));
    }
    var result;
    try {
      result = apply(fn, self, admitted);
    } catch (e) {
      throw e instanceof Error ? e : new Error(name + ": " + (e && e.error ? e.error() : e));
    }
    return guard$wrap(result);
  }

  function guard$wrap(x) {
    if (x === null || typeof x !== "object" || Array.isArray(x)) {
      return x;
    }
    if (typeof x.out === "function" || typeof x.emit === "function") {
      return guard$proxy(x);
    }
    made.add(x);
    return x;
  }

  function guard$proxy(object) {
    var p = new Proxy({}, {
      get: function guard$get(_, name) {
        if (typeof name === "symbol") {
          return undefined;
        }
        var member = object[name];
        if (member === undefined && name !== "toJSON" && name !== "then") {
          // Thrown when it is called, for only a call has a place.
          return function guard$missing() { throw new TypeError("there is no " + name + "()"); };
        }
        if (typeof member !== "function") {
          return member;
        }
        return function guard$method() { return guard$call(name, member, object, arguments); };
      }
    });
    inner.set(p, object);
    return p;
  }

  ["iri", "bnode", "raw", "str", "lang", "typed", "lt", "lte", "gt", "gte", "regex", "like"].forEach(function guard$each(name) {
    var fn = global[name];
    global[name] = function guard$function() { return guard$call(name, fn, global, arguments); };
  });
  global.graph = global.g = guard$proxy(global.graph);
})(this);
