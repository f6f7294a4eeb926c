-- SPDX-License-Identifier: Apache-2.0
--
-- nvim --headless --clean -n -c 'luafile neovim.lua' - the server behind Neovim's own client.
-- PROGRAM and WORKSPACE come from the environment. Its JSON writer escapes every slash and orders
-- the members of an object as it likes, which VS Code's never does.

local program, workspace = os.getenv('PROGRAM'), os.getenv('WORKSPACE')
local patience = 20000 -- milliseconds; nothing here measures time
local passed, failed = 0, 0

local function check(name, ok, seen)
  if ok then
    passed = passed + 1
    io.stdout:write('ok: neovim: ' .. name .. '\n')
  else
    failed = failed + 1
    io.stdout:write('FAILED: neovim: ' .. name .. ': ' .. vim.inspect(seen) .. '\n')
  end
end

local function finish()
  io.stdout:write(string.format('neovim: %d passed, %d failed\n', passed, failed))
  vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
end

-- The position, counted from zero, of the first `text` in the buffer.
local function find(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then
      return { line = number - 1, character = column - 1 }
    end
  end
  error("the fixture holds no '" .. text .. "'")
end

local function request(method, text)
  local replies = vim.lsp.buf_request_sync(0, method, {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = find(text),
  }, patience)
  local _, reply = next(replies or {})
  return reply and reply.result
end

local function hover_text(text)
  local result = request('textDocument/hover', text)
  return type(result) == 'table' and result.contents.value or ''
end

local function wait_for_findings(count)
  vim.wait(patience, function() return #vim.diagnostic.get(0) == count end, 20)
  return vim.diagnostic.get(0)
end

local function checks()
  vim.cmd('edit ' .. vim.fn.fnameescape(workspace .. '/src/login.c'))
  local exit_code
  local client = vim.lsp.start_client({
    name = 'tracegate',
    cmd = { program, 'lsp' },
    root_dir = workspace,
    on_exit = function(code) exit_code = code end,
  })
  vim.lsp.buf_attach_client(0, client)

  local found = wait_for_findings(1)
  local first = found[1] or {}
  check('the flaw is found', #found == 1 and first.lnum == find('strcpy').line, found)
  check('it names its source and rule',
    first.source == 'tracegate' and first.code == 'memory/unbounded-copy', first)
  check('hover shows the card', hover_text('strcpy'):find('Instead', 1, true), hover_text('strcpy'))

  local about = hover_text('login-name')
  check('hover on an id shows the requirement', about:find("operator's name is kept", 1, true), about)
  check('and its verdict', about:find('UNTESTED', 1, true), about)

  local target = request('textDocument/definition', 'login-name')
  target = vim.tbl_islist(target or {}) and (target or {})[1] or target or {}
  check('definition leads to the requirements',
    vim.endswith(target.uri or '', '/requirements.md'), target)

  vim.api.nvim_buf_set_lines(0, -1, -1, false,
    { 'void twice(const char *in) { char out[8]; strcpy(out, in); }' })
  check('an unsaved flaw is found', #wait_for_findings(2) == 2, vim.diagnostic.get(0))
  vim.cmd('silent undo')
  check('and goes with the text', #wait_for_findings(1) == 1, vim.diagnostic.get(0))

  vim.lsp.stop_client(client)
  vim.wait(patience, function() return exit_code ~= nil end, 20)
  check('the server ends with 0', exit_code == 0, exit_code)
end

local whole, problem = pcall(checks)
if not whole then
  check('the script runs to its end', false, problem)
end
finish()
