@echo off
rem Makes the PDFs of content\roadmap.yaml, in the folder output.
cd /d "%~dp0"
call roadmap-print.bat build
pause
