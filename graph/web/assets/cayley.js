// What cayley's pages have in their foot, and a first query for each language in a browser that has none yet.
$(document).ready(function () {
  $("[data-toggle=offcanvas]").click(function () {
    $(".row-offcanvas").toggleClass("active");
  });
});

function claimgraphStart(queries) {
  if (typeof Storage === "undefined" || localStorage.getItem("cayleySavedQueriesgraphql") !== null) {
    return;
  }
  for (var language in queries) {
    localStorage.setItem("cayleySavedQueries" + language, queries[language]);
  }
}
