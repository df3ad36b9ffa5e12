// Starts the console in the page: words, session, screens. The nonce of the page's policy goes to whatever adds styles.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import 'virtual:antd.css';
import './app.css';
import '#web/compare/compare.css';
import '#web/incidents/incidents.css';
import '#web/picture/picture.css';
import '#web/plans/life/life.css';
import '#web/plans/plans.css';
import '#web/rehearsal/rehearsal.css';
import '#web/review/review.css';
import { startTexts } from '#web/i18n/i18n.ts';
import { queries } from './api.ts';
import { Dress } from './dress.tsx';
import { giveNonceToStyles } from './nonce.ts';
import { router } from './router.tsx';

giveNonceToStyles();
z.config({ jitless: true }); // the policy forbids eval, and zod would try it

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
await startTexts();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Dress>
        <RouterProvider router={router} />
      </Dress>
    </QueryClientProvider>
  </StrictMode>,
);
