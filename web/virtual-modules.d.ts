declare module 'virtual:mantine-variables.css';

declare module 'virtual:portal-assets' {
  /** Addresses of the portal's style sheet and its script for comfort. */
  const assets: { style: string; script: string };
  export default assets;
}
