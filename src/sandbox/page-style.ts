/** Style sheet of the page at `/`. */
export const pageStyle = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --dim: color-mix(in srgb, CanvasText 62%, Canvas); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
p { margin: .4rem 0; }
.dim { color: var(--dim); }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { background: var(--soft); border-radius: 6px; padding: .8rem 1rem; overflow-x: auto; margin: .4rem 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; color: var(--dim); white-space: nowrap; }
td { overflow-wrap: break-word; max-width: 24rem; }
td.short { white-space: nowrap; }
summary { cursor: pointer; font-weight: 600; margin: .8rem 0 .4rem; }
`;
