/** Browsers of the last four years; newer CSS (light-dark) is lowered for them when it is built. */
export const targets = ['chrome100', 'edge100', 'firefox100', 'safari15.4'];
