// What cayley's pages have in their foot, and a first query for each language in a browser that has none yet.
$(document).ready(function () {
  $("[data-toggle=offcanvas]").click(function () {
    $(".row-offcanvas").toggleClass("active");
  });
});

// A link may bring a query along. It runs when the user says so.
$(window).on("load", function () {
  var query = new URLSearchParams(location.search).get("q");
  if (query && editor) {
    $("#gizmo-dropdown").click();
    editor.setValue(query);
  }
});

// The pages that draw keep an error to themselves; the query page shows it as its answer.
$(document).ajaxError(function (event, request) {
  if ($("#output").length > 0 || $("#add_quad").length > 0) {
    return;
  }
  var message = request.responseText || "the server does not answer";
  try {
    var answer = JSON.parse(request.responseText);
    message = answer.error || answer.errors[0].message;
  } catch (ignored) {}
  $("#alertBox").stop(true, true).text(message).addClass("alert-danger").fadeIn(300).delay(8000).fadeOut(300);
});

function claimgraphStart(queries) {
  if (typeof Storage === "undefined" || localStorage.getItem("cayleySavedQueriesgraphql") !== null) {
    return;
  }
  for (var language in queries) {
    localStorage.setItem("cayleySavedQueries" + language, queries[language]);
  }
}
