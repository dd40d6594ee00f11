"use strict";
/* Saves a plot as a picture that stands alone: black on white, without links. */
(() => {
  function standalone(plot) {
    const copy = plot.cloneNode(true);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("color", "#000000");
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", "#ffffff");
    copy.prepend(ground);
    for (const link of copy.querySelectorAll("a")) {
      link.removeAttribute("href");
      link.removeAttribute("aria-label");
    }
    return new XMLSerializer().serializeToString(copy);
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function png(svg, plot) {
    return new Promise((done, failed) => {
      const picture = new Image();
      picture.onerror = () => failed(new Error("the plot could not be drawn"));
      picture.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = 2 * plot.viewBox.baseVal.width;
        canvas.height = 2 * plot.viewBox.baseVal.height;
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(done, "image/png");
      };
      picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
    });
  }

  for (const button of document.querySelectorAll("button[data-save]")) {
    button.addEventListener("click", async () => {
      const plot = document.getElementById("plot-" + button.dataset.plot);
      const svg = standalone(plot);
      const blob = button.dataset.save === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await png(svg, plot);
      save(blob, `${button.dataset.plot}.${button.dataset.save}`);
      button.dataset.saved = blob.type + " " + blob.size;
    });
  }
})();
