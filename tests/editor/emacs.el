;; SPDX-License-Identifier: Apache-2.0
;;
;; emacs -q --batch -l emacs.el - the server behind Eglot and Flymake. PROGRAM and WORKSPACE come
;; from the environment. Not -Q: that would hide the folder where Debian keeps Eglot.

(package-initialize)
(require 'cc-mode)
(require 'eglot)
(require 'flymake)

(defvar passed 0)
(defvar failed 0)

(defun check (name ok seen)
  "Count the check NAME, and print SEEN when it is not OK."
  (if ok (setq passed (1+ passed)) (setq failed (1+ failed)))
  (princ (format "%s: emacs: %s%s\n" (if ok "ok" "FAILED") name (if ok "" (format ": %S" seen)))))

(defun wait-for-findings (count)
  "The diagnostics of the buffer, once there are COUNT or patience ends; nothing measures time."
  (let ((rounds 0))
    (while (and (< rounds 200) (/= count (length (flymake-diagnostics))))
      (accept-process-output nil 0.1)
      (flymake-start nil)
      (setq rounds (1+ rounds))))
  (flymake-diagnostics))

(defun ask (method text)
  "The answer to METHOD with point on the first TEXT of the buffer."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0))
  (jsonrpc-request (eglot-current-server) method (eglot--TextDocumentPositionParams)))

(defun hover-text (text)
  "What hover says about the first TEXT of the buffer."
  (let ((answer (ask :textDocument/hover text)))
    (or (plist-get (plist-get answer :contents) :value) "")))

(defun run-checks (program workspace)
  "Every check, against PROGRAM with a file of WORKSPACE open."
  (setq eglot-sync-connect 30
        eglot-autoshutdown nil
        eglot-send-changes-idle-time 0
        flymake-no-changes-timeout nil)
  (find-file (concat workspace "/src/login.c"))
  (c-mode)
  (eglot '(c-mode) (project-current) 'eglot-lsp-server (list program "lsp") "c")
  (let* ((found (wait-for-findings 1))
         (text (if found (flymake-diagnostic-text (car found)) "")))
    (check "the flaw is found"
           (and (= 1 (length found))
                (string-match-p "strcpy" (buffer-substring
                                          (flymake-diagnostic-beg (car found))
                                          (flymake-diagnostic-end (car found)))))
           found)
    (check "it names its rule" (string-match-p "memory/unbounded-copy" text) text))
  (let ((card (hover-text "strcpy")) (about (hover-text "login-name")))
    (check "hover shows the card" (string-match-p "Instead" card) card)
    (check "hover on an id shows the requirement"
           (string-match-p "operator's name is kept" about) about)
    (check "and its verdict" (string-match-p "UNTESTED" about) about))
  (let* ((answer (ask :textDocument/definition "login-name"))
         (target (if (vectorp answer) (aref answer 0) answer)))
    (check "definition leads to the requirements"
           (string-suffix-p "/requirements.md" (or (plist-get target :uri) "")) target))
  (goto-char (point-max))
  (insert "void twice(const char *in) { char out[8]; strcpy(out, in); }\n")
  (eglot--signal-textDocument/didChange)
  (check "an unsaved flaw is found" (= 2 (length (wait-for-findings 2))) (flymake-diagnostics))
  (eglot-shutdown (eglot-current-server))
  (set-buffer-modified-p nil))

(condition-case problem
    (run-checks (getenv "PROGRAM") (getenv "WORKSPACE"))
  (error (check "the script runs to its end" nil problem)))
(princ (format "emacs: %d passed, %d failed\n" passed failed))
(kill-emacs (if (= 0 failed) 0 1))
