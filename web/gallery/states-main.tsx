import '../ui/tokens.css';
import '../desk/mantine.css';
import 'virtual:mantine-variables.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { LookProvider } from '../desk/look-provider.tsx';
import { startGallery } from './present.ts';
import { StatesPage } from './states-page.tsx';

await startGallery();
createRoot(document.getElementById('root')!).render(
  <LookProvider>
    <StatesPage />
  </LookProvider>,
);
