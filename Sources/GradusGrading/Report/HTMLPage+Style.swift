extension HTMLPage {
  /// How a page looks: light and dark, on a phone and on paper. Right is blue and wrong orange,
  /// which people who see few colours can tell apart.
  static let style: HTMLText = """
    :root{color-scheme:light dark;--page:#fff;--text:#1b1f24;--soft:#5b6470;--line:#d8dde3;\
    --track:#eceff3;--right:#2f6fb3;--partial:#8a6bb8;--wrong:#d0661c;--invalid:#8f7a00;\
    --blank:#9aa3ad;--missing:#c9d0d7;--link:#1f5fa6;--note:#fff6e5;--edge:#d0661c}
    @media (prefers-color-scheme:dark){:root{--page:#14171b;--text:#e6e9ed;--soft:#9aa5b1;\
    --line:#343b44;--track:#262c34;--right:#6aa8ec;--partial:#b79be4;--wrong:#f0924a;\
    --invalid:#d6bd3a;--blank:#77818c;--missing:#4a535d;--link:#8abcf5;--note:#2a2318}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:62rem;padding:1.5rem 1rem;background:var(--page);\
    color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
    h1{font-size:1.7rem;margin:0}
    h2{font-size:1.2rem;margin:2.2rem 0 .5rem}
    h3{font-size:1rem;margin:1.2rem 0 .3rem}
    p{margin:.3rem 0}
    a{color:var(--link)}
    header p,footer,.unit,small,.more,figcaption,dt{color:var(--soft)}
    footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.8rem;font-size:.85rem}
    .figures{display:grid;gap:.6rem;\
    grid-template-columns:repeat(auto-fill,minmax(min(13rem,45%),1fr));\
    margin:1rem 0}
    .figures div{border:1px solid var(--line);border-radius:.4rem;padding:.5rem .7rem}
    dt{font-size:.85rem}
    dd{margin:0;font-size:1.3rem;font-variant-numeric:tabular-nums}
    .unit{font-size:.9rem}
    small{display:block;font-size:.8rem}
    .plots{display:grid;gap:1rem;\
    grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
    figure{margin:1rem 0 0;max-width:40rem}
    figcaption{font-size:.9rem;margin-bottom:.2rem}
    figure svg{display:block;width:100%;height:auto}
    svg text{font:12px system-ui,sans-serif;fill:var(--soft)}
    .grid{stroke:var(--line)}
    .axis{stroke:var(--soft)}
    .right{fill:var(--right)}.partial{fill:var(--partial)}.wrong{fill:var(--wrong)}
    .invalid{fill:var(--invalid)}.blank{fill:var(--blank)}.missing{fill:var(--missing)}\
    .unmarked{fill:var(--track);stroke:var(--line)}
    .track{fill:var(--track)}
    circle{stroke:var(--page)}
    .wide{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
    th,td{padding:.3rem .5rem;text-align:right;border-bottom:1px solid var(--line);\
    vertical-align:top;overflow-wrap:normal;white-space:nowrap}
    th{font-weight:600}
    tbody th{font-weight:400;overflow-wrap:anywhere;white-space:normal;min-width:9rem}
    th:first-child{text-align:left}
    .choices{max-width:46rem}
    .choices tbody th{width:40%}
    td.plot{width:30%;min-width:5rem;vertical-align:middle}
    button{font:inherit;font-weight:600;color:inherit;background:none;border:0;padding:0;\
    cursor:pointer}
    button:hover{text-decoration:underline}
    [aria-sort=ascending] button::after{content:" ▲"}
    [aria-sort=descending] button::after{content:" ▼"}
    .bar{display:block;width:100%;height:.5rem;margin-top:.15rem}
    .stack{display:block;width:100%;max-width:46rem;height:1rem;margin:.6rem 0 .3rem}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin:0;padding:0;\
    font-size:.9rem}
    .key{width:.75rem;height:.75rem}
    .concerns{margin:.5rem 0;padding:.5rem .5rem .5rem 1.6rem;background:var(--note);\
    border-left:.25rem solid var(--edge);border-radius:.2rem}
    .none{color:var(--soft)}
    .mark{color:var(--right);font-weight:700}
    .question{border-top:1px solid var(--line);margin-top:2rem}
    .question h2{margin-top:1rem}
    @media (max-width:34rem){table{font-size:.82rem}th,td{padding:.3rem .3rem}\
    tbody th{min-width:6rem}td.plot{min-width:3rem}}
    @media print{:root{color-scheme:light;--page:#fff;--text:#000;--soft:#444;--line:#bbb;\
    --track:#eee;--right:#2f6fb3;--partial:#8a6bb8;--wrong:#d0661c;--invalid:#8f7a00;\
    --blank:#9aa3ad;--missing:#c9d0d7;--link:#000;--note:#fff}
    body{max-width:none;padding:0;font-size:10pt}
    .wide{overflow:visible}th,td{white-space:normal}
    figure,tr,.figures div,.stack,.legend{break-inside:avoid}
    h2,h3{break-after:avoid}a{text-decoration:none}}
    """
}
