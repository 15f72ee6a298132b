/* Pictures that answer the pointer: each figure's own specification, drawn in place of the still one by Vega.
   Expressions are interpreted, not compiled, and no style is written, so that a strict Content-Security-Policy holds. */
const options = {
  mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false,
  tooltip: { disableDefaultStyle: true }, loader: { target: "_self" },
};
for (const figure of document.querySelectorAll("figure.picture")) {
  const place = figure.querySelector(".alive");
  if (!place || !window.vegaEmbed) continue;
  figure.classList.add("live"); // a place that is not shown has no width
  const spec = JSON.parse(place.dataset.spec);
  if (place.clientWidth < 500) { // as on the still picture of a phone
    spec.config.axis.labelLimit = 120;
    spec.config.legend.columns = 2;
  }
  window.vegaEmbed(place, spec, options).catch((error) => {
    figure.classList.remove("live"); // the still picture says the same
    console.warn(error);
  });
}
