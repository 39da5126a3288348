'use strict';
(() => {
  const MS = {us: 0.001, ms: 1, s: 1000, min: 60000, h: 3600000};
  const BYTES = {B: 1, KiB: 1024, MiB: 1048576, GiB: 1073741824, TiB: 1099511627776};

  // What a cell is worth when it is sorted: its number in one unit, or its text.
  const worth = text => {
    const parts = text.match(/^([-+~]?\d[\d.,]*)\s*(\S+)?/);
    if (!parts) return text;
    const number = parseFloat(parts[1].replace(/[+~,]/g, ''));
    return number * (MS[parts[2]] || BYTES[parts[2]] || 1);
  };

  const compare = (a, b) => a === '' ? (b === '' ? 0 : 1) : b === '' ? -1
    : typeof a === 'number' && typeof b === 'number' ? a - b
    : String(a).localeCompare(String(b), 'en', {numeric: true});

  const sort = (table, column, head) => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    table.querySelectorAll('th[aria-sort]').forEach(th => th.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    for (const body of table.tBodies) {
      const rows = [...body.rows].filter(row => !row.classList.contains('block'));
      const keyed = rows.map(row => [worth(row.cells[column].textContent), row]);
      keyed.sort((a, b) => a[0] === '' || b[0] === '' ? compare(a[0], b[0])
        : (down ? -1 : 1) * compare(a[0], b[0]));
      keyed.forEach(pair => body.appendChild(pair[1]));
    }
  };

  document.querySelectorAll('table.sortable').forEach(table => {
    [...table.tHead.rows[0].cells].forEach((th, column) => {
      const button = document.createElement('button');
      button.textContent = th.textContent;
      button.type = 'button';
      th.replaceChildren(button);
      button.addEventListener('click', () => sort(table, column, th));
    });
  });

  // Figures as the report says them: three digits, and the unit that reads best.
  const digits = value => {
    if (value === 0) return '0';
    const number = Number(value.toPrecision(Math.abs(value) < 1 ? 2 : 3));
    return Math.abs(number) < 1e15 ? String(number) : value.toExponential(2);
  };
  const bytes = value => {
    const [name, size] = Object.entries(BYTES).filter(unit => unit[1] === 1 || value >= unit[1]).pop();
    return digits(value / size) + ' ' + name;
  };
  const say = {
    ms: v => v === 0 ? '0 ms' : v < 0.0995 ? digits(v * 1000) + ' us' : v < 999.5 ? digits(v) + ' ms'
      : v < 599500 ? digits(v / 1000) + ' s' : digits(v / 60000) + ' min',
    rps: v => digits(v) + '/s',
    bytes,
    cores: v => digits(v),
    1: v => digits(v)
  };
  const across = {
    s: v => v + ' s',
    tail: v => 'p' + Number((100 - 100 / v).toPrecision(6))
  };

  const colour = name => getComputedStyle(document.documentElement)
    .getPropertyValue('--' + ({main: 'accent', law: 'text'}[name] || name)).trim();

  const element = (tag, text, parent) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (parent) parent.appendChild(node);
    return node;
  };

  const logarithmic = document.getElementById('log');
  const drawn = [];

  const decades = (u, splits) => splits.map(v => Math.abs(Math.log10(v) % 1) < 1e-9
    || Math.abs(Math.log10(v) % 1) > 1 - 1e-9 ? v : null);
  const POWERS = Array.from({length: 44}, (none, i) => 2 ** i);

  const options = (chart, box, legend) => {
    const log = chart.unit === 'ms' && (logarithmic.checked || chart.across === 'tail');
    const soft = colour('soft'), line = colour('line');
    const tail = chart.across === 'tail';
    const axis = logs => {
      const only = logs ? {filter: decades} : {};
      return {stroke: soft, font: '12px system-ui,sans-serif', ...only,
        grid: {stroke: line, width: 1, ...only}, ticks: {stroke: line, size: 4, ...only}};
    };
    return {
      width: box.clientWidth, height: box.clientHeight, legend: {show: false},
      cursor: {points: {size: 6}, drag: {x: true, y: false}},
      scales: {
        x: {time: false, distr: tail ? 3 : 1},
        y: {distr: log ? 3 : 1, range: log ? null : (u, low, high) => [0, (high || 1) * 1.08]}
      },
      axes: [
        {...axis(tail), size: 30, values: (u, all) => all.map(v => v === null ? '' : across[chart.across](v))},
        {...axis(log), size: 64, ...(chart.unit === 'bytes' ? {incrs: POWERS} : {}),
          values: (u, all) => all.map(v => v === null ? '' : say[chart.unit](v))}
      ],
      series: [{}].concat(chart.lines.map(l => ({
        label: l.name, stroke: colour(l.style), width: l.style === 'law' ? 1.5 : 2, spanGaps: true,
        dash: l.style === 'law' ? [6, 5] : undefined, points: {show: false}
      }))),
      hooks: {setCursor: [u => tell(chart, legend, u.cursor.idx)]}
    };
  };

  const tell = (chart, legend, at) => {
    const nodes = [];
    for (const line of chart.lines) {
      const node = element('span');
      const mark = element('i', '', node);
      mark.style.color = colour(line.style);
      if (line.style === 'law') mark.className = 'law';
      const value = at == null ? null : line.values[at];
      node.append(line.name + (value == null ? '' : ' ' + say[chart.unit](value)));
      nodes.push(node);
    }
    if (at != null) nodes.unshift(element('span', across[chart.across](chart.at[at])));
    legend.replaceChildren(...nodes);
  };

  const draw = entry => {
    if (entry.plot) entry.plot.destroy();
    const {chart, box, legend} = entry;
    tell(chart, legend, null);
    entry.plot = new uPlot(options(chart, box, legend), [chart.at, ...chart.lines.map(l => l.values)], box);
  };

  // The table behind a chart: made when it is opened.
  const figures = (chart, details) => {
    const scroll = element('div', '', details);
    scroll.className = 'scroll';
    scroll.tabIndex = 0;
    const table = element('table', '', scroll);
    const head = table.createTHead().insertRow();
    [chart.across === 's' ? 'second' : 'percentile', ...chart.lines.map(l => l.name)].forEach(name => {
      const th = element('th', name, head);
      th.scope = 'col';
      th.className = 'n';
    });
    const body = table.createTBody();
    chart.at.forEach((at, i) => {
      const row = body.insertRow();
      const first = element('th', across[chart.across](at), row);
      first.scope = 'row';
      first.className = 'n';
      chart.lines.map(l => l.values[i] == null ? '' : say[chart.unit](l.values[i]))
        .forEach(text => { const cell = row.insertCell(); cell.textContent = text; cell.className = 'n'; });
    });
  };

  const visible = new IntersectionObserver(entries => {
    for (const seen of entries) if (seen.isIntersecting) {
      visible.unobserve(seen.target);
      const entry = drawn.find(each => each.box === seen.target);
      draw(entry);
    }
  }, {rootMargin: '400px'});

  // On paper there is no scrolling: what is open is drawn before it is printed.
  addEventListener('beforeprint', () => drawn.filter(each => !each.plot && each.box.clientWidth).forEach(draw));

  const show = (charts, scenario, place) => {
    charts.forEach(chart => {
      const figure = element('figure', '', place);
      element('figcaption', chart.title, figure);
      const box = element('div', '', figure);
      box.className = 'plot';
      box.setAttribute('role', 'img');
      box.setAttribute('aria-label', scenario + ': ' + chart.title + '; the figures are in the table below');
      const legend = element('div', '', figure);
      legend.className = 'legend';
      const details = element('details', '', figure);
      element('summary', 'figures', details);
      details.addEventListener('toggle', () => figures(chart, details), {once: true});
      drawn.push({chart, box, legend});
      visible.observe(box);
    });
  };

  const redraw = () => drawn.filter(entry => entry.plot).forEach(draw);
  let waiting;
  addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(redraw, 150); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  logarithmic.addEventListener('change', redraw);

  const start = scenarios => {
    document.querySelectorAll('details.scenario').forEach(details => {
      const {name, charts} = scenarios[Number(details.dataset.scenario)];
      const fill = () => {
        const place = details.querySelector('.charts');
        if (details.open && !place.firstChild) show(charts, name, place);
      };
      details.addEventListener('toggle', fill);
      fill();
    });
    document.documentElement.dataset.ready = 'true';
  };

  const packed = Uint8Array.from(atob(document.getElementById('data').textContent), c => c.charCodeAt(0));
  new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).json().then(start);
})();
