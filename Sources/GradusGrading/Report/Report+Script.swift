extension Report {
  /// Sorts the table of questions by the column whose head is pressed: largest first, then smallest
  /// first; cells without a number stay last.
  static let script: HTMLText = """
    for (const table of document.querySelectorAll("table.sortable")) {
      const body = table.tBodies[0];
      table.tHead.addEventListener("click", event => {
        const button = event.target.closest("button");
        if (!button) return;
        const head = button.parentElement, column = head.cellIndex;
        const isText = column === 0, was = head.getAttribute("aria-sort");
        const up = isText ? was !== "ascending" : was === "descending";
        for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = row => row.cells[column].dataset.value;
        const order = (a, b) => isText ? (a < b ? -1 : a > b ? 1 : 0) : a - b;
        const rows = [...body.rows].sort((a, b) => {
          const x = key(a), y = key(b);
          if (x === "" || y === "") return (x === "") - (y === "");
          return up ? order(x, y) : order(y, x);
        });
        body.append(...rows);
      });
    }
    """
}
