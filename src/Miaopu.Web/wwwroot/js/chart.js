// Draws a chart from the table it belongs to; the table stays on the page, so that nothing is shown by the chart alone.
//
// <figure class="mp-chart" data-chart="bar|line|rank" data-chart-table="id"> … <div class="mp-chart-canvas"></div></figure>
// First column: names; every further column whose head has data-series: one series, numbers with separators allowed.

const colours = ["#0b5f5c", "#c98a1b", "#5b69bd", "#3f9d7a", "#a8261c", "#64716e"];

export async function start(root) {
  const figures = [...root.querySelectorAll("[data-chart]")].filter((figure) => !figure.dataset.chartDrawn);
  if (figures.length === 0) return;
  await library();
  figures.forEach(draw);
}

function library() {
  if (window.echarts) return Promise.resolve();
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "/lib/echarts.js";
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
}

function draw(figure) {
  figure.dataset.chartDrawn = "yes";
  const { names, series } = read(document.getElementById(figure.dataset.chartTable));
  const kind = figure.dataset.chart;
  const flat = kind === "rank";
  const category = { type: "category", data: names, inverse: flat, axisTick: { show: false }, axisLabel: { color: "#4c5956", interval: 0, hideOverlap: true } };
  // what is counted has no halves
  const whole = series.every(({ data }) => data.every(Number.isInteger));
  const value = { type: "value", minInterval: whole ? 1 : 0, splitLine: { lineStyle: { color: "#dde4e1" } }, axisLabel: { color: "#4c5956" } };

  const chart = window.echarts.init(figure.querySelector(".mp-chart-canvas"), null, { renderer: "svg" });
  chart.setOption({
    color: colours,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    aria: { enabled: false },
    grid: { left: 8, right: 16, top: series.length > 1 ? 40 : 12, bottom: 8, containLabel: true },
    legend: { show: series.length > 1, top: 0, left: 0, icon: "roundRect" },
    // drawn text instead of HTML: a strict content security policy forbids style attributes
    tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: flat || kind === "bar" ? "shadow" : "line" } },
    xAxis: flat ? value : category,
    yAxis: flat ? category : value,
    series: series.map(({ name, data }) => ({
      name,
      data,
      type: kind === "line" ? "line" : "bar",
      barMaxWidth: 26,
      symbolSize: 6,
      label: { show: flat, position: "right", color: "#1b2624" },
    })),
  });
  new ResizeObserver(() => chart.resize()).observe(figure);
}

function read(table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  return {
    names: rows.map((row) => row.cells[0].textContent.trim()),
    series: heads
      .map((head, index) => ({ head, index }))
      .filter(({ head }) => head.dataset.series !== undefined)
      .map(({ head, index }) => ({
        name: head.textContent.trim(),
        data: rows.map((row) => Number(row.cells[index].textContent.replace(/[^0-9.-]/g, ""))),
      })),
  };
}
