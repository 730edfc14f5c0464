import { percentile, round } from './launch.mjs';

const runs = 3;
const frames = 240;
const pxPerFrame = 700;
const longFrameMs = 25;

/**
 * The scrolling of a list of the program beside a list that is written by hand for this one purpose, in the same window,
 * in turn. `label`: the accessible name of its grid; `total`, `rowPx`, `columns`: what the hand-written one copies of it.
 */
export async function compareScrollingOf(page, { goal, what, ...list }) {
  const [own, plain] = [[], []];
  const about = { ...list, frames, pxPerFrame };
  for (let run = 0; run < runs; run += 1) {
    plain.push(...(await page.evaluate(scrollPlainList, about)));
    own.push(...(await page.evaluate(scrollOwnList, about)));
  }
  const share = (times) => times.filter((ms) => ms > longFrameMs).length / times.length;
  const p95 = { own: percentile(own, 0.95), plain: percentile(plain, 0.95) };
  return [
    {
      goal,
      what: `frames of the list of ${list.total} ${what}, against a list written by hand (95 %)`,
      measured: round(p95.own / p95.plain),
      unit: 'ratio',
      atMost: 1.05,
      ms: round(p95.own, 1),
      anchorMs: round(p95.plain, 1),
    },
    {
      goal,
      what: `frames of the list above ${longFrameMs} ms`,
      measured: round(share(own) * 100, 1),
      unit: '%',
      atMost: 2,
      anchor: round(share(plain) * 100, 1),
    },
  ];
}

/** Runs in the page: how long each frame took while the list was scrolled. */
function scrollOwnList({ label, frames: count, pxPerFrame: px }) {
  const scroller = document.querySelector(`[role=grid][aria-label="${label}"]`).parentElement;
  scroller.scrollTop = 0;
  return new Promise((resolve) => {
    const times = [];
    let before = null;
    const step = (now) => {
      if (before !== null) times.push(now - before);
      before = now;
      if (times.length === count) return resolve(times);
      scroller.scrollTop += px;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Runs in the page: the same with a list that does nothing but show its rows, two lines in each cell where there is room. */
function scrollPlainList({ total, rowPx, columns, frames: count, pxPerFrame: px }) {
  const cells = columns.split(' ').length;
  const scroller = document.createElement('div');
  scroller.style.cssText = 'position:fixed;inset:120px 0 0 0;overflow:auto;z-index:99;background:Canvas';
  const body = document.createElement('div');
  body.style.cssText = `position:relative;height:${total * rowPx}px`;
  scroller.append(body);
  document.body.append(scroller);
  const shown = new Map();
  const draw = () => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / rowPx) - 8);
    const last = Math.min(total - 1, Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowPx) + 8);
    for (const [index, row] of shown) {
      if (index >= first && index <= last) continue;
      row.remove();
      shown.delete(index);
    }
    for (let index = first; index <= last; index += 1) {
      if (shown.has(index)) continue;
      const row = document.createElement('div');
      row.style.cssText = `position:absolute;top:${index * rowPx}px;height:${rowPx}px;width:100%;display:grid;grid-template-columns:${columns}`;
      for (let cell = 0; cell < cells; cell += 1) {
        const box = document.createElement('div');
        box.append(`Row ${index}`);
        if (rowPx > 50) box.append(document.createElement('br'), `Cell ${cell}`);
        row.append(box);
      }
      body.append(row);
      shown.set(index, row);
    }
  };
  scroller.addEventListener('scroll', draw);
  draw();
  return new Promise((resolve) => {
    const times = [];
    let before = null;
    const step = (now) => {
      if (before !== null) times.push(now - before);
      before = now;
      if (times.length === count) {
        scroller.remove();
        return resolve(times);
      }
      scroller.scrollTop += px;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
